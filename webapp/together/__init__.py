"""Time together: an advocate and a youth at one screen, and her words written down as hers."""
