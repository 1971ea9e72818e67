"""Her papers: photos and PDFs of what proves who she is, kept where nobody else has a key."""
