package pdf

import (
	"context"
	"encoding/binary"
	"math"
	"unicode/utf16"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"hearsay"
)

// The functions of PDFium that are called; their places in exportNames.
const (
	fnMalloc = iota
	fnFree
	fnInit
	fnLoadDocument
	fnCloseDocument
	fnLastError
	fnPageCount
	fnMetaText
	fnLoadPage
	fnClosePage
	fnPageWidth
	fnPageHeight
	fnLoadText
	fnCloseText
	fnCountChars
	fnUnicode
	fnGenerated
	fnHyphen
	fnLooseBox
	fnInkBox
	fnOrigin
	fnTextObject
	fnFontSize
	fnFontWeight
	fnFontInfo
	fnMatrix
	fnCount
)

var exportNames = [fnCount]string{
	fnMalloc:        "malloc",
	fnFree:          "free",
	fnInit:          "FPDF_InitLibrary",
	fnLoadDocument:  "FPDF_LoadMemDocument64",
	fnCloseDocument: "FPDF_CloseDocument",
	fnLastError:     "FPDF_GetLastError",
	fnPageCount:     "FPDF_GetPageCount",
	fnMetaText:      "FPDF_GetMetaText",
	fnLoadPage:      "FPDF_LoadPage",
	fnClosePage:     "FPDF_ClosePage",
	fnPageWidth:     "FPDF_GetPageWidthF",
	fnPageHeight:    "FPDF_GetPageHeightF",
	fnLoadText:      "FPDFText_LoadPage",
	fnCloseText:     "FPDFText_ClosePage",
	fnCountChars:    "FPDFText_CountChars",
	fnUnicode:       "FPDFText_GetUnicode",
	fnGenerated:     "FPDFText_IsGenerated",
	fnHyphen:        "FPDFText_IsHyphen",
	fnLooseBox:      "FPDFText_GetLooseCharBox",
	fnInkBox:        "FPDFText_GetCharBox",
	fnOrigin:        "FPDFText_GetCharOrigin",
	fnTextObject:    "FPDFText_GetTextObject",
	fnFontSize:      "FPDFText_GetFontSize",
	fnFontWeight:    "FPDFText_GetFontWeight",
	fnFontInfo:      "FPDFText_GetFontInfo",
	fnMatrix:        "FPDFText_GetMatrix",
}

// instance is one PDFium with its own memory. The first error of a call stays:
// all later calls return 0, so that a sequence of calls is checked once.
type instance struct {
	mod     api.Module
	fn      [fnCount]api.Function
	stack   []uint64
	scratch uint32 // address of scratchSize bytes for results
	files   int
	err     error
}

const scratchSize = 4096

func newInstance(ctx context.Context, r wazero.Runtime, m wazero.CompiledModule) (*instance, error) {
	mod, err := r.InstantiateModule(ctx, m, wazero.NewModuleConfig().WithName("").WithStartFunctions("__wasm_call_ctors"))
	if err != nil {
		return nil, internal(err)
	}
	in := &instance{mod: mod, stack: make([]uint64, 16)}
	for i, name := range exportNames {
		if in.fn[i] = mod.ExportedFunction(name); in.fn[i] == nil {
			return nil, internal(&hearsay.Error{Code: hearsay.Internal, Msg: "PDFium has no function " + name})
		}
	}
	in.call(ctx, fnInit)
	in.scratch = uint32(in.call(ctx, fnMalloc, scratchSize))
	if in.err != nil {
		return nil, internal(in.err)
	}
	return in, nil
}

func internal(err error) error {
	return &hearsay.Error{Code: hearsay.Internal, Msg: "the PDF reader could not be started", Err: err}
}

// call runs a function of PDFium until it returns or the context ends.
func (in *instance) call(ctx context.Context, fn int, args ...uint64) uint64 {
	if in.err != nil {
		return 0
	}
	copy(in.stack, args)
	if err := in.fn[fn].CallWithStack(ctx, in.stack); err != nil {
		in.err = err
		return 0
	}
	return in.stack[0]
}

// get calls a function that only looks something up. It cannot be interrupted:
// watching a context costs more than the look-up itself.
func (in *instance) get(fn int, args ...uint64) uint64 {
	return in.call(context.Background(), fn, args...)
}

func (in *instance) getI32(fn int, args ...uint64) int {
	return int(api.DecodeI32(in.get(fn, args...)))
}

func (in *instance) getF32(fn int, args ...uint64) float32 {
	return api.DecodeF32(in.get(fn, args...))
}

// put copies data into the memory of the instance; 0 when there is no room.
func (in *instance) put(ctx context.Context, data []byte) uint64 {
	at := in.call(ctx, fnMalloc, uint64(max(len(data), 1)))
	if at == 0 || !in.mod.Memory().Write(uint32(at), data) {
		return 0
	}
	return at
}

// floats reads n numbers of 32 bits from the scratch memory.
func (in *instance) floats(n int) (out [6]float32) {
	raw, ok := in.mod.Memory().Read(in.scratch, uint32(4*n))
	if !ok {
		return out
	}
	for i := range n {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return out
}

// doubles reads four numbers of 64 bits from the scratch memory.
func (in *instance) doubles() (out [4]float64) {
	raw, ok := in.mod.Memory().Read(in.scratch, 32)
	if !ok {
		return out
	}
	for i := range out {
		out[i] = math.Float64frombits(binary.LittleEndian.Uint64(raw[8*i:]))
	}
	return out
}

// utf16Text reads n bytes of UTF-16LE, which end with a zero unit.
func (in *instance) utf16Text(at uint32, n int) string {
	raw, ok := in.mod.Memory().Read(at, uint32(n))
	if !ok || n < 2 {
		return ""
	}
	units := make([]uint16, 0, n/2)
	for i := 0; i+1 < len(raw); i += 2 {
		if u := binary.LittleEndian.Uint16(raw[i:]); u != 0 {
			units = append(units, u)
		}
	}
	return string(utf16.Decode(units))
}
