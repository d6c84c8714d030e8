package syntax

import "strings"

// longestHost is the most bytes that a host or mail name has (RFC 1035 allows
// 255); it keeps the look ahead bounded.
const longestHost = 255

// address returns the end of the web or mail address that begins at the
// scanner's place, or 0. It looks only as far as the address reaches.
func (s *scanner) address() int {
	end := s.letters(s.at)
	switch s.byteAt(end) {
	case ':':
		if strings.HasPrefix(s.text[end:s.end], "://") && s.byteAt(end+3) > ' ' {
			return s.trimAddress(s.toSpace(end + 3))
		}
		if s.text[s.at:end] == "mailto" && s.letterAt(end+1) {
			return s.trimAddress(s.toSpace(end + 1))
		}
	case '.', '@', '-', '+':
		return s.hostOrMail(end)
	}
	return 0
}

// hostOrMail reads on from the first mark after a name: "www.host/path",
// "host.org/path", "some.name@host.org".
func (s *scanner) hostOrMail(end int) int {
	start, at := s.at, -1
	for end < s.end && end-start < longestHost {
		switch c := s.text[end]; {
		case c == '@' && at < 0:
			at = end
		case c == '.' || c == '-' || c == '+' && at < 0:
		default:
			return s.hostEnd(start, at, end)
		}
		next := s.letters(end + 1)
		if next == end+1 {
			if at == end {
				return 0
			}
			return s.hostEnd(start, at, end)
		}
		end = next
	}
	return s.hostEnd(start, at, end)
}

// hostEnd decides whether [start, end), with an "@" at offset at unless that is
// negative, is an address, and takes in the path after it.
func (s *scanner) hostEnd(start, at, end int) int {
	host := s.text[max(start, at+1):end]
	if !strings.Contains(host, ".") {
		if at > 0 && end > at+1 {
			return end
		}
		return 0
	}
	web := strings.HasPrefix(host, "www.")
	if s.byteAt(end) == '/' && (web || isTopLevel(host[strings.LastIndexByte(host, '.')+1:])) {
		return s.trimAddress(s.toSpace(end))
	}
	if at > 0 || web {
		return end
	}
	return 0
}

// toSpace returns the offset of the next white space, quotation mark or
// bracket that closes around an address.
func (s *scanner) toSpace(i int) int {
	for i < s.end {
		c, n := s.peek(i)
		if c == space || strings.IndexByte("\"<>", s.text[i]) >= 0 ||
			strings.HasPrefix(s.text[i:s.end], "”") || strings.HasPrefix(s.text[i:s.end], "»") {
			return i
		}
		i += n
	}
	return i
}

// trimAddress leaves the punctuation of the sentence around an address out. A
// closing bracket stays where one was opened inside.
func (s *scanner) trimAddress(end int) int {
	opened := strings.Contains(s.text[s.at:end], "(")
	for end > s.at+1 {
		c := s.text[end-1]
		if c == ')' && opened || strings.IndexByte(".,;:!?)]}'", c) < 0 {
			return end
		}
		end--
	}
	return end
}

// isFileType reports whether s is the ending of a common kind of file.
func isFileType(s string) bool {
	var buffer [len("docx")]byte
	if len(s) > len(buffer) {
		return false
	}
	switch string(appendLower(buffer[:0], s)) {
	case "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "rtf", "odt", "txt", "csv", "zip", "htm", "html", "xml", "php", "asp",
		"jpg", "jpeg", "png", "gif", "mp3", "mp4", "exe":
		return true
	}
	return false
}

// isTopLevel reports whether s is a domain ending that is common in running
// text; "said.The" must not look like a host.
func isTopLevel(s string) bool {
	switch strings.ToLower(s) {
	case "com", "org", "net", "gov", "edu", "info", "int", "mil", "eu", "uk", "tv", "io", "ly",
		"co", "news", "de", "fr", "ru", "tr", "ir", "af", "ua", "sy", "qa", "ae", "sa", "pk", "in", "cn", "jp":
		return s == strings.ToLower(s)
	}
	return false
}
