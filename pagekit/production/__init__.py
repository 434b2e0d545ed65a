"""stories → pages, documents and feeds: the stages in their order, behind the public calls.

Each call has a module of its own, so that who makes a PDF loads nothing that makes feeds.
"""
