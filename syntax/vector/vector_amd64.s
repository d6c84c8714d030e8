#include "textflag.h"

// func dot4AVX2(y *[4]float32, w *float32, stride int, x *float32, n int)
// n is a multiple of 8 and above 0; stride is in floats.
TEXT ·dot4AVX2(SB), NOSPLIT, $0-40
	MOVQ y+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ stride+16(FP), R9
	MOVQ x+24(FP), DX
	MOVQ n+32(FP), R8
	SHLQ $2, R9
	SHLQ $2, R8
	LEAQ (SI)(R9*1), R10
	LEAQ (R10)(R9*1), R11
	LEAQ (R11)(R9*1), R12
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	XORQ AX, AX
dotloop:
	VMOVUPS (DX)(AX*1), Y4
	VFMADD231PS (SI)(AX*1), Y4, Y0
	VFMADD231PS (R10)(AX*1), Y4, Y1
	VFMADD231PS (R11)(AX*1), Y4, Y2
	VFMADD231PS (R12)(AX*1), Y4, Y3
	ADDQ $32, AX
	CMPQ AX, R8
	JLT dotloop
	VHADDPS Y1, Y0, Y0
	VHADDPS Y3, Y2, Y2
	VHADDPS Y2, Y0, Y0
	VEXTRACTF128 $1, Y0, X1
	VADDPS X1, X0, X0
	VMOVUPS (DI), X2
	VADDPS X2, X0, X0
	VMOVUPS X0, (DI)
	VZEROUPPER
	RET

// func axpy4AVX2(dst *float32, n int, a *[4]float32, x *float32, stride int)
// n is a multiple of 8 and above 0; stride is in floats.
TEXT ·axpy4AVX2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ n+8(FP), R8
	MOVQ a+16(FP), DX
	MOVQ x+24(FP), SI
	MOVQ stride+32(FP), R9
	SHLQ $2, R9
	SHLQ $2, R8
	LEAQ (SI)(R9*1), R10
	LEAQ (R10)(R9*1), R11
	LEAQ (R11)(R9*1), R12
	VBROADCASTSS (DX), Y4
	VBROADCASTSS 4(DX), Y5
	VBROADCASTSS 8(DX), Y6
	VBROADCASTSS 12(DX), Y7
	XORQ AX, AX
axpyloop:
	VMOVUPS (DI)(AX*1), Y0
	VFMADD231PS (SI)(AX*1), Y4, Y0
	VFMADD231PS (R10)(AX*1), Y5, Y0
	VFMADD231PS (R11)(AX*1), Y6, Y0
	VFMADD231PS (R12)(AX*1), Y7, Y0
	VMOVUPS Y0, (DI)(AX*1)
	ADDQ $32, AX
	CMPQ AX, R8
	JLT axpyloop
	VZEROUPPER
	RET

// func dotInt4AVX2(y *[4]int32, w *int16, stride int, x *int16, n int)
// n is a multiple of 16 and above 0; stride is in words of 16 bits.
TEXT ·dotInt4AVX2(SB), NOSPLIT, $0-40
	MOVQ y+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ stride+16(FP), R9
	MOVQ x+24(FP), DX
	MOVQ n+32(FP), R8
	SHLQ $1, R9
	SHLQ $1, R8
	LEAQ (SI)(R9*1), R10
	LEAQ (R10)(R9*1), R11
	LEAQ (R11)(R9*1), R12
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	XORQ AX, AX
intloop:
	VMOVDQU (DX)(AX*1), Y4
	VPMADDWD (SI)(AX*1), Y4, Y5
	VPMADDWD (R10)(AX*1), Y4, Y6
	VPMADDWD (R11)(AX*1), Y4, Y7
	VPMADDWD (R12)(AX*1), Y4, Y8
	VPADDD Y5, Y0, Y0
	VPADDD Y6, Y1, Y1
	VPADDD Y7, Y2, Y2
	VPADDD Y8, Y3, Y3
	ADDQ $32, AX
	CMPQ AX, R8
	JLT intloop
	VPHADDD Y1, Y0, Y0
	VPHADDD Y3, Y2, Y2
	VPHADDD Y2, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD X1, X0, X0
	VMOVDQU X0, (DI)
	VZEROUPPER
	RET
