"""The frame around every page: base page, macros, error pages, service worker, manifest."""
