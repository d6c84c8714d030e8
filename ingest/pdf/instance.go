package pdf

import (
	"context"
	"encoding/binary"
	"errors"
	"math"
	"unicode/utf16"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

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
	fnInkBox
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
	fnInkBox:        "FPDFText_GetCharBox",
}

// instance is one PDFium with its own memory. The first error of a call stays:
// all later calls return 0, so that a sequence of calls is checked once.
type instance struct {
	mod     api.Module
	loop    api.Module   // the loop over the characters of a page, on the same memory
	read    api.Function // its function
	fn      [fnCount]api.Function
	stack   []uint64
	scratch uint32 // address of scratchSize bytes for results
	records uint32 // address of recordsAtOnce records
	stop    api.MutableGlobal
	files   int
	err     error
}

const (
	scratchSize   = 4096
	recordsAtOnce = 512
)

func newInstance(ctx context.Context, r wazero.Runtime, m, loop wazero.CompiledModule) (*instance, error) {
	mod, err := r.InstantiateModule(ctx, m, wazero.NewModuleConfig().WithName("").WithStartFunctions("__wasm_call_ctors"))
	if err != nil {
		return nil, internal(err)
	}
	in := &instance{mod: mod, stack: make([]uint64, 16)}
	if err := in.addLoop(ctx, r, loop); err != nil {
		return nil, internal(errors.Join(err, mod.Close(ctx)))
	}
	for i, name := range exportNames {
		if in.fn[i] = mod.ExportedFunction(name); in.fn[i] == nil {
			return nil, internal(&hearsay.Error{Code: hearsay.Internal, Msg: "PDFium has no function " + name})
		}
	}
	var ok bool
	if in.stop, ok = mod.ExportedGlobal(stopName).(api.MutableGlobal); !ok {
		return nil, internal(errForeignCode)
	}
	in.call(ctx, fnInit)
	in.scratch = uint32(in.call(ctx, fnMalloc, scratchSize))
	in.records = uint32(in.call(ctx, fnMalloc, recordsAtOnce*recordSize))
	if in.err != nil {
		return nil, internal(in.err)
	}
	return in, nil
}

// addLoop links the loop with this PDFium.
func (in *instance) addLoop(ctx context.Context, r wazero.Runtime, loop wazero.CompiledModule) error {
	ctx = experimental.WithImportResolver(ctx, func(string) api.Module { return in.mod })
	m, err := r.InstantiateModule(ctx, loop, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return err
	}
	in.loop, in.read = m, m.ExportedFunction("read")
	return nil
}

// stopWith ends whatever runs in the instance when the context ends; the
// instance is of no use after that. The result takes it back.
func (in *instance) stopWith(ctx context.Context) (release func()) {
	done := make(chan struct{})
	cancel := context.AfterFunc(ctx, func() {
		in.stop.Set(1)
		close(done)
	})
	return func() {
		if !cancel() {
			<-done
			if in.err == nil { // it came after the last call
				in.err = context.Cause(ctx)
			}
		}
	}
}

// close gives the memory back. Nothing can be done about an error.
func (in *instance) close() {
	_ = in.loop.Close(context.Background())
	_ = in.mod.Close(context.Background())
}

func internal(err error) error {
	return &hearsay.Error{Code: hearsay.Internal, Msg: "the PDF reader could not be started", Err: err}
}

// call runs a function of PDFium until it returns or the instance is stopped.
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

// get calls a function that only looks something up.
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
