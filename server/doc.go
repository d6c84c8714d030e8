// Package server is the workbench: pages and a small JSON API over one ledger,
// for one person on the machine that the ledger lies on.
//
// [New] makes a [Server]; [Server.ListenAndServe] binds a loopback address and
// hands out the address to open, which holds the start-up token. Pages are
// rendered here from html/template and embedded assets; they work without
// JavaScript, and nothing is ever fetched from elsewhere.
//
// It is not for finding, judging or storing anything: it shows what the ledger
// holds. It is not for serving a network: it refuses to bind any other address.
//
// Invariant: document text reaches a page only as escaped text. What a document
// contains (markup, script, instructions) is shown, never run and never
// followed; the Content-Security-Policy holds even if that should fail.
package server
