// Package ingest turns files into documents.
//
// A [Reader] finds out what a file is, by its bytes first and its name second,
// gives it to the package that reads that format, and completes what comes
// back: identity, metadata from the visible text, languages. Mails, mailboxes,
// zip archives and JSONL give several documents; what is inside another file
// has the path of that file, "!/" and its own. [Walk] finds files, [Load] reads
// their bytes.
//
// The package is not for understanding the text, and it never writes a file or
// opens one that [Walk] did not name.
//
// Every input ends in documents that satisfy [hearsay.Document.Validate], in
// errors for a person ([hearsay.Error] with its Path), or in both; it never
// ends in nothing, in a panic or in unbounded work. [Limits] states the bounds.
// With [DefaultLimits] one file at a time needs less than 640 MB of memory, its
// own bytes included, whatever it holds; ordinary files need a tenth of that.
//
//	r := ingest.New(ingest.DefaultLimits())
//	defer r.Close()
//	for e, err := range ingest.Walk(ctx, paths) {
//		...
//		f, err := ingest.Load(e, limits)
//		for doc, err := range r.Read(ctx, f) {
//			...
package ingest
