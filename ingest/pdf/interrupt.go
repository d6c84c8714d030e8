package pdf

import (
	"errors"
	"slices"
)

// A running call has to end when its context does. wazero can see to that, but
// then it leaves the compiled code at every turn of every loop, which makes
// reading a PDF two and a half times slower. So the module is given a global
// variable, and every loop of it begins with
//
//	global.get stop  if  unreachable  end
//
// Setting the variable from outside ends the call with a trap at the next turn.
// The module is fixed by its hash, so this works for it or does not, and wazero
// validates the result.

// stopName is the name under which the variable is exported.
const stopName = "hearsay_stop"

const (
	globalSection = 6
	kindGlobal    = 3

	opBrTable, opElse         = 0x0E, 0x05
	opSelectTyped             = 0x1C
	opGlobalGet, opTableSet   = 0x23, 0x26
	opFirstLoad, opLastStore  = 0x28, 0x3E
	opMemorySize, opMemGrow   = 0x3F, 0x40
	opConstF32, opConstF64    = 0x43, 0x44
	opCallIndirect            = 0x11
	opFirstPlain, opLastPlain = 0x45, 0xC4
	opRefNull, opRefFunc      = 0xD0, 0xD2
	opBulk                    = 0xFC
	opUnreachable             = 0x00
)

var errForeignCode = errors.New("the WebAssembly module has code that is not known here")

// reader reads a module. The first error stays.
type reader struct {
	data []byte
	at   int
	err  error
}

func (r *reader) byte() byte {
	if r.err != nil || r.at >= len(r.data) {
		r.err = errForeignCode
		return 0
	}
	r.at++
	return r.data[r.at-1]
}

// leb reads a number in LEB128; of a signed one only its length is right.
func (r *reader) leb() int {
	n := 0
	for shift := 0; shift < 70; shift += 7 {
		b := r.byte()
		if shift < 35 {
			n |= int(b&0x7F) << shift
		}
		if b < 0x80 {
			return n
		}
	}
	r.err = errForeignCode
	return 0
}

func (r *reader) take(n int) []byte {
	if r.err != nil || n < 0 || n > len(r.data)-r.at {
		r.err = errForeignCode
		return nil
	}
	r.at += n
	return r.data[r.at-n : r.at]
}

func (r *reader) done() bool { return r.err != nil || r.at >= len(r.data) }

// withStop returns the module with its variable, which must define all its
// globals itself.
func withStop(wasm []byte) ([]byte, error) {
	const header = 8
	r := &reader{data: wasm}
	out := slices.Clone(r.take(header))
	stop := 0
	for !r.done() {
		id := r.byte()
		content := r.take(r.leb())
		switch id {
		case globalSection: // a mutable i32 that is 0
			stop, content = appendItem(r, content, []byte{typeI32, 1, opConstI32, 0, opEnd})
		case exportSection:
			_, content = appendItem(r, content, slices.Concat(name(stopName), []byte{kindGlobal}, leb(stop)))
		case codeSection:
			content = checkLoops(r, content, stop)
		}
		out = append(out, section(id, content)...)
	}
	return out, r.err
}

// appendItem adds an item to the vector that a section holds and returns the
// place of it.
func appendItem(r *reader, content, item []byte) (int, []byte) {
	v := &reader{data: content}
	n := v.leb()
	if v.err != nil {
		r.err = v.err
		return 0, nil
	}
	return n, slices.Concat(leb(n+1), content[v.at:], item)
}

// checkLoops rewrites the bodies of all functions.
func checkLoops(r *reader, content []byte, stop int) []byte {
	v := &reader{data: content}
	n := v.leb()
	out := leb(n)
	check := slices.Concat([]byte{opGlobalGet}, leb(stop), []byte{opIf, typeVoid, opUnreachable, opEnd})
	for range n {
		body := checkBody(v, v.take(v.leb()), check)
		if v.err != nil {
			r.err = v.err
			return nil
		}
		out = append(out, leb(len(body))...)
		out = append(out, body...)
	}
	return out
}

// checkBody copies the body of a function and puts the check behind each head of
// a loop.
func checkBody(outer *reader, body, check []byte) []byte {
	r := &reader{data: body}
	for range r.leb() { // the declarations of local variables
		r.leb()
		r.byte()
	}
	out := make([]byte, 0, len(body)+len(body)/8)
	copied := 0
	for !r.done() {
		op := r.byte()
		r.skip(op)
		if op == opLoop {
			out = append(out, body[copied:r.at]...)
			out = append(out, check...)
			copied = r.at
		}
	}
	if r.err != nil {
		outer.err = r.err
		return nil
	}
	return append(out, body[copied:]...)
}

// skip reads what stands behind an opcode (WebAssembly Core Specification 2.0,
// 5.4).
func (r *reader) skip(op byte) {
	switch {
	case op == opBlock, op == opLoop, op == opIf, op == opBranch, op == opBranchIf, op == opCall,
		op >= opGet && op <= opTableSet, op == opMemorySize, op == opMemGrow,
		op == opConstI32, op == opConstI64, op == opRefNull, op == opRefFunc:
		r.leb()
	case op == opCallIndirect, op >= opFirstLoad && op <= opLastStore:
		r.leb()
		r.leb()
	case op == opBrTable:
		for range r.leb() + 1 {
			r.leb()
		}
	case op == opSelectTyped:
		r.take(r.leb())
	case op == opConstF32:
		r.take(4)
	case op == opConstF64:
		r.take(8)
	case op == opBulk:
		r.skipBulk()
	case op <= 1, op == opElse, op == opEnd, op == 0x0F, op == opDrop, op == 0x1B, op >= opFirstPlain && op <= opLastPlain, op == 0xD1:
	default:
		r.err = errForeignCode
	}
}

// skipBulk reads what stands behind the opcode of saturating conversions and of
// operations on whole ranges.
func (r *reader) skipBulk() {
	operands := [...]int{8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1}
	op := r.leb()
	if op >= len(operands) {
		r.err = errForeignCode
		return
	}
	for range operands[op] {
		r.leb()
	}
}
