package mail

import "bytes"

var fromLine = []byte("\nFrom ")

// nextMessage is the offset of the next "From " line that begins a message,
// which has an empty line before it and a header field after it, or the end.
func nextMessage(data []byte) int {
	at := 1
	for at < len(data) {
		i := bytes.Index(data[at:], fromLine)
		if i < 0 {
			break
		}
		at += i + 1
		if afterEmptyLine(data[:at]) && beforeField(data[at:]) {
			return at
		}
	}
	return len(data)
}

func afterEmptyLine(before []byte) bool {
	return bytes.HasSuffix(before, []byte("\n\n")) || bytes.HasSuffix(before, []byte("\n\r\n"))
}

func beforeField(data []byte) bool {
	_, rest, _ := bytes.Cut(data, []byte{'\n'})
	line := firstLine(rest)
	return isField(line) || bytes.HasPrefix(line, []byte(">From "))
}

func firstLine(data []byte) []byte {
	const longest = 1000
	line, _, _ := bytes.Cut(data[:min(len(data), longest)], []byte{'\n'})
	return line
}

func withoutFromLine(m []byte) []byte {
	if bytes.HasPrefix(m, []byte("From ")) {
		_, m, _ = bytes.Cut(m, []byte{'\n'})
	}
	return m
}

// unquoteFrom copies the message only when there is something to take away.
// ">>From " (mboxrd) becomes ">From ".
func unquoteFrom(m []byte) []byte {
	if !bytes.Contains(m, []byte(">From ")) {
		return m
	}
	out := make([]byte, 0, len(m))
	for len(m) > 0 {
		line := m
		if i := bytes.IndexByte(m, '\n'); i >= 0 {
			line = m[:i+1]
		}
		m = m[len(line):]
		if bare := bytes.TrimLeft(line, ">"); len(bare) < len(line) && bytes.HasPrefix(bare, []byte("From ")) {
			line = line[1:]
		}
		out = append(out, line...)
	}
	return out
}
