package pdf

import "slices"

// Asking PDFium about each character of a page costs eight calls a character,
// and a call from Go that can be interrupted costs a goroutine. So the loop over
// the characters runs inside the sandbox: a WebAssembly module of a few hundred
// bytes, put together here, whose one function
//
//	read(text, from, to, out, last i32) (last i32)
//
// writes a record of recordSize bytes for each character from..to-1 at out. The
// style stands only in the records of characters whose text object is not last,
// the object of the character before; the result is the last object.
const (
	recordSize = 160

	atRune   = 0  // i32
	atObject = 4  // i32
	atBox    = 8  // 4 f32: left, top, right, bottom
	atMatrix = 24 // 6 f32
	atSize   = 48 // f64
	atOrigin = 56 // 2 f64
	atWeight = 72 // i32
	atFlags  = 76 // i32
	atLength = 80 // i32: of the font's name, with a zero at its end
	atName   = 84
	nameSize = recordSize - atName

	loopImports = "pdfium" // the name under which the module asks for PDFium
)

// The codes of WebAssembly that are used (WebAssembly Core Specification 2.0,
// chapter 5).
const (
	typeI32, typeF64, typeFunc, typeVoid        = 0x7F, 0x7C, 0x60, 0x40
	opBlock, opLoop, opBranchIf, opBranch, opIf = 0x02, 0x03, 0x0D, 0x0C, 0x04
	opEnd, opCall, opDrop                       = 0x0B, 0x10, 0x1A
	opGet, opSet, opTee                         = 0x20, 0x21, 0x22
	opStoreI32, opStoreI64, opStoreF64          = 0x36, 0x37, 0x39
	opConstI32, opConstI64                      = 0x41, 0x42
	opNotEqual, opGreaterEqual, opAdd, opAnd    = 0x47, 0x4E, 0x6A, 0x71
	typeSection, importSection, funcSection     = 1, 2, 3
	exportSection, codeSection                  = 7, 10
	kindFunc, kindMemory                        = 0, 2
)

// The parameters and the local variable of the function.
const (
	localText, localIndex, localTo, localOut, localLast, localObject = 0, 1, 2, 3, 4, 5
)

// loopFunctions are what the module imports of PDFium, with their types.
var loopFunctions = []struct {
	name string
	kind byte
}{
	{"FPDFText_GetUnicode", 0},
	{"FPDFText_GetTextObject", 0},
	{"FPDFText_GetFontWeight", 0},
	{"FPDFText_GetLooseCharBox", 1},
	{"FPDFText_GetMatrix", 1},
	{"FPDFText_GetFontSize", 2},
	{"FPDFText_GetCharOrigin", 3},
	{"FPDFText_GetFontInfo", 4},
}

// Their places, which are their numbers in calls; read comes after them.
const (
	callUnicode, callObject, callWeight, callBox = 0, 1, 2, 3
	callMatrix, callSize, callOrigin, callInfo   = 4, 5, 6, 7
	callRead                                     = 8
)

func loopModule() []byte {
	types := vector(
		function(2, typeI32), function(3, typeI32), function(2, typeF64), function(4, typeI32), function(5, typeI32),
	)
	imports := [][]byte{slices.Concat(name(loopImports), name("memory"), []byte{kindMemory, 0, 0})}
	for _, f := range loopFunctions {
		imports = append(imports, slices.Concat(name(loopImports), name(f.name), []byte{kindFunc, f.kind}))
	}
	body := slices.Concat([]byte{1, 1, typeI32}, loopBody(), []byte{opEnd})
	return slices.Concat(
		[]byte("\x00asm\x01\x00\x00\x00"),
		section(typeSection, types),
		section(importSection, vector(imports...)),
		section(funcSection, vector([]byte{4})),
		section(exportSection, vector(slices.Concat(name("read"), []byte{kindFunc, callRead}))),
		section(codeSection, vector(slices.Concat(leb(len(body)), body))),
	)
}

func loopBody() []byte {
	at := func(offset int) []byte { // the address of a part of the record
		return slices.Concat([]byte{opGet, localOut, opConstI32}, signed(offset), []byte{opAdd})
	}
	store := func(op byte, offset int) []byte { return slices.Concat([]byte{op, 2}, leb(offset)) }
	record, char := []byte{opGet, localOut}, []byte{opGet, localText, opGet, localIndex}
	zero := slices.Concat(record, []byte{opConstI64, 0})
	step := func(local byte, by int) []byte {
		return slices.Concat([]byte{opGet, local, opConstI32}, signed(by), []byte{opAdd, opSet, local})
	}
	return slices.Concat(
		[]byte{opBlock, typeVoid, opLoop, typeVoid},
		[]byte{opGet, localIndex, opGet, localTo, opGreaterEqual, opBranchIf, 1},
		zero, store(opStoreI64, atBox), zero, store(opStoreI64, atBox+8),
		record, char, []byte{opCall, callUnicode}, store(opStoreI32, atRune),
		record, char, []byte{opCall, callObject, opTee, localObject}, store(opStoreI32, atObject),
		char, at(atBox), []byte{opCall, callBox, opDrop},
		[]byte{opGet, localObject, opGet, localLast, opNotEqual, opGet, localObject, opConstI32, 0, opNotEqual, opAnd, opIf, typeVoid},
		char, at(atMatrix), []byte{opCall, callMatrix, opDrop},
		record, char, []byte{opCall, callSize}, store(opStoreF64, atSize),
		char, at(atOrigin), at(atOrigin+8), []byte{opCall, callOrigin, opDrop},
		record, char, []byte{opCall, callWeight}, store(opStoreI32, atWeight),
		record, char, at(atName), []byte{opConstI32}, signed(nameSize), at(atFlags), []byte{opCall, callInfo}, store(opStoreI32, atLength),
		[]byte{opGet, localObject, opSet, localLast, opEnd},
		step(localOut, recordSize), step(localIndex, 1),
		[]byte{opBranch, 0, opEnd, opEnd, opGet, localLast},
	)
}

// function is a function type: n parameters of 32 bits and one result.
func function(n int, result byte) []byte {
	return slices.Concat([]byte{typeFunc, byte(n)}, slices.Repeat([]byte{typeI32}, n), []byte{1, result})
}

func section(id byte, content []byte) []byte {
	return slices.Concat([]byte{id}, leb(len(content)), content)
}

func vector(items ...[]byte) []byte {
	return slices.Concat(leb(len(items)), slices.Concat(items...))
}

func name(s string) []byte { return slices.Concat(leb(len(s)), []byte(s)) }

// leb writes an unsigned number in LEB128.
func leb(n int) []byte {
	var b []byte
	for ; n >= 0x80; n >>= 7 {
		b = append(b, byte(n)|0x80)
	}
	return append(b, byte(n))
}

// signed writes a positive number in signed LEB128.
func signed(n int) []byte {
	var b []byte
	for ; n >= 0x40; n >>= 7 {
		b = append(b, byte(n&0x7F)|0x80)
	}
	return append(b, byte(n))
}
