package pdf

import (
	"context"
	"errors"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental/table"
)

// The numbers of Linux errors, negative as system calls return them and
// positive as WASI does.
const (
	errNoEntry   = -2 // ENOENT
	errNotPermit = -1 // EPERM
	wasiBadFile  = 8  // EBADF
)

// errLongjmp unwinds the stack to the nearest invoke_ function, as C's longjmp
// does; Emscripten does it with a JavaScript exception.
var errLongjmp = errors.New("longjmp")

// hostFunctions gives PDFium what it was linked against: no files, no clock, no
// environment, only memory up to the limit of the runtime. It defines exactly
// the functions that the module imports, so another build that wants something
// else fails when it is instantiated, not in the middle of a document.
func hostFunctions(ctx context.Context, r wazero.Runtime, m wazero.CompiledModule) error {
	builders := map[string]wazero.HostModuleBuilder{}
	for _, f := range m.ImportedFunctions() {
		module, name, _ := f.Import()
		if builders[module] == nil {
			builders[module] = r.NewHostModuleBuilder(module)
		}
		if call := hostFunction(name, f); call != nil {
			builders[module].NewFunctionBuilder().
				WithGoModuleFunction(call, f.ParamTypes(), f.ResultTypes()).Export(name)
		}
	}
	for _, b := range builders {
		if _, err := b.Instantiate(ctx); err != nil {
			return err
		}
	}
	return nil
}

func hostFunction(name string, f api.FunctionDefinition) api.GoModuleFunc {
	if strings.HasPrefix(name, "invoke_") {
		return invoke(f.ParamTypes()[1:], f.ResultTypes())
	}
	switch name {
	case "emscripten_resize_heap":
		return resizeHeap
	case "_emscripten_throw_longjmp":
		return func(context.Context, api.Module, []uint64) { panic(errLongjmp) }
	case "_abort_js":
		return func(context.Context, api.Module, []uint64) { panic(errAbort) }
	case "fd_write":
		return discard
	case "environ_sizes_get":
		return noEnvironment
	case "_gmtime_js", "_localtime_js":
		return zeroTime
	case "environ_get", "_tzset_js", "emscripten_date_now", "fd_sync":
		return constant(0)
	case "fd_close", "fd_read", "fd_seek":
		return constant(wasiBadFile)
	case "__syscall_unlinkat", "__syscall_rmdir", "__syscall_ftruncate64":
		return constant(errNotPermit)
	}
	if strings.HasPrefix(name, "__syscall_") {
		return constant(errNoEntry)
	}
	return nil
}

// errAbort ends a call in which the C library gave up: memory at its limit or a
// failed check.
var errAbort = errors.New("PDFium stopped: out of memory or a failed check")

// constant is a function that does nothing and returns v, if it returns at all.
func constant(v int32) api.GoModuleFunc {
	return func(_ context.Context, _ api.Module, stack []uint64) {
		if len(stack) > 0 {
			stack[0] = api.EncodeI32(v)
		}
	}
}

// invoke calls a function of the module's table and catches a longjmp out of it.
func invoke(params, results []api.ValueType) api.GoModuleFunc {
	return func(ctx context.Context, m api.Module, stack []uint64) {
		top := mustCall(ctx, m, "emscripten_stack_get_current")
		f := table.LookupFunction(m, 0, api.DecodeU32(stack[0]), params, results)
		copy(stack, stack[1:]) // the first slot was the place in the table
		err := f.CallWithStack(ctx, stack[:max(len(params), len(results))])
		if err == nil {
			return
		}
		if !errors.Is(err, errLongjmp) {
			panic(err)
		}
		mustCall(ctx, m, "_emscripten_stack_restore", top)
		mustCall(ctx, m, "setThrew", 1, 0)
	}
}

// mustCall runs inside a host function, where a panic is how wazero ends the
// outermost call with an error.
func mustCall(ctx context.Context, m api.Module, name string, args ...uint64) uint64 {
	out, err := m.ExportedFunction(name).Call(ctx, args...)
	if err != nil {
		panic(err)
	}
	if len(out) == 0 {
		return 0
	}
	return out[0]
}

// budget is the memory that the calls for one file may use.
type budget struct {
	limit   uint64 // bytes
	refused bool   // more was asked for
}

// budgetKey is where a context holds the budget of its calls.
type budgetKey struct{}

// resizeHeap grows the memory to at least the wanted number of bytes, and by an
// eighth more where it may, so that it need not grow at every small request.
func resizeHeap(ctx context.Context, m api.Module, stack []uint64) {
	b, ok := ctx.Value(budgetKey{}).(*budget)
	if !ok {
		b = &budget{limit: memoryLimit}
	}
	mem := m.Memory()
	size, want := uint64(mem.Size()), uint64(api.DecodeU32(stack[0]))
	ample := max(want, size+size/8)
	stack[0] = 0
	for _, target := range []uint64{ample, want} {
		if target > b.limit {
			continue
		}
		if _, ok := mem.Grow(uint32((target - size + wasmPage - 1) / wasmPage)); ok {
			stack[0] = 1
			return
		}
	}
	b.refused = true
}

// discard is fd_write: it says that all was written and drops it.
func discard(_ context.Context, m api.Module, stack []uint64) {
	mem := m.Memory()
	vectors, n, result := api.DecodeU32(stack[1]), api.DecodeU32(stack[2]), api.DecodeU32(stack[3])
	var total uint32
	for i := range n {
		length, ok := mem.ReadUint32Le(vectors + 8*i + 4)
		if !ok {
			break
		}
		total += length
	}
	mem.WriteUint32Le(result, total)
	stack[0] = 0
}

func noEnvironment(_ context.Context, m api.Module, stack []uint64) {
	m.Memory().WriteUint32Le(api.DecodeU32(stack[0]), 0)
	m.Memory().WriteUint32Le(api.DecodeU32(stack[1]), 0)
	stack[0] = 0
}

// zeroTime fills C's struct tm (11 words) with zeros: it is always 1900.
func zeroTime(_ context.Context, m api.Module, stack []uint64) {
	m.Memory().Write(api.DecodeU32(stack[1]), make([]byte, 44))
}
