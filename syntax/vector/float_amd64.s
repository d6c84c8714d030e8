//go:build !purego

#include "textflag.h"

// func tileAVX2(c *float32, ldc int, a *float32, ars, acs int, b *float32, ldb, k, rows int)
// Adds to the first rows of a tile of 4 rows and 16 columns; reads 4 rows of a.
TEXT ·tileAVX2(SB), NOSPLIT, $0-72
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), R8
	MOVQ a+16(FP), SI
	MOVQ ars+24(FP), R9
	MOVQ acs+32(FP), R10
	MOVQ b+40(FP), DX
	MOVQ ldb+48(FP), R11
	MOVQ k+56(FP), CX
	MOVQ rows+64(FP), BX
	SHLQ $2, R8
	SHLQ $2, R9
	SHLQ $2, R10
	SHLQ $2, R11
	LEAQ (R9)(R9*2), R12
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
tile:
	VMOVUPS (DX), Y8
	VMOVUPS 32(DX), Y9
	VBROADCASTSS (SI), Y10
	VBROADCASTSS (SI)(R9*1), Y11
	VBROADCASTSS (SI)(R9*2), Y12
	VBROADCASTSS (SI)(R12*1), Y13
	VFMADD231PS Y8, Y10, Y0
	VFMADD231PS Y9, Y10, Y1
	VFMADD231PS Y8, Y11, Y2
	VFMADD231PS Y9, Y11, Y3
	VFMADD231PS Y8, Y12, Y4
	VFMADD231PS Y9, Y12, Y5
	VFMADD231PS Y8, Y13, Y6
	VFMADD231PS Y9, Y13, Y7
	ADDQ R10, SI
	ADDQ R11, DX
	DECQ CX
	JNZ tile
#define ROW2(A, B) \
	VADDPS (DI), A, A \
	VADDPS 32(DI), B, B \
	VMOVUPS A, (DI) \
	VMOVUPS B, 32(DI) \
	ADDQ R8, DI \
	DECQ BX \
	JZ done
	ROW2(Y0, Y1)
	ROW2(Y2, Y3)
	ROW2(Y4, Y5)
	ROW2(Y6, Y7)
done:
	VZEROUPPER
	RET

// func tileAVX512(c *float32, ldc int, a *float32, ars, acs int, b *float32, ldb, k, rows int)
// Adds to the first rows of a tile of 8 rows and 16 columns; reads 8 rows of a.
TEXT ·tileAVX512(SB), NOSPLIT, $0-72
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), R8
	MOVQ a+16(FP), SI
	MOVQ ars+24(FP), R9
	MOVQ acs+32(FP), R10
	MOVQ b+40(FP), DX
	MOVQ ldb+48(FP), R11
	MOVQ k+56(FP), CX
	MOVQ rows+64(FP), BX
	SHLQ $2, R8
	SHLQ $2, R9
	SHLQ $2, R10
	SHLQ $2, R11
	LEAQ (R9)(R9*2), R12
	LEAQ (SI)(R9*4), R13
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	VPXORQ Z4, Z4, Z4
	VPXORQ Z5, Z5, Z5
	VPXORQ Z6, Z6, Z6
	VPXORQ Z7, Z7, Z7
tile512:
	VMOVUPS (DX), Z8
	VFMADD231PS.BCST (SI), Z8, Z0
	VFMADD231PS.BCST (SI)(R9*1), Z8, Z1
	VFMADD231PS.BCST (SI)(R9*2), Z8, Z2
	VFMADD231PS.BCST (SI)(R12*1), Z8, Z3
	VFMADD231PS.BCST (R13), Z8, Z4
	VFMADD231PS.BCST (R13)(R9*1), Z8, Z5
	VFMADD231PS.BCST (R13)(R9*2), Z8, Z6
	VFMADD231PS.BCST (R13)(R12*1), Z8, Z7
	ADDQ R10, SI
	ADDQ R10, R13
	ADDQ R11, DX
	DECQ CX
	JNZ tile512
#define ROW(Z) \
	VADDPS (DI), Z, Z \
	VMOVUPS Z, (DI) \
	ADDQ R8, DI \
	DECQ BX \
	JZ done512
	ROW(Z0)
	ROW(Z1)
	ROW(Z2)
	ROW(Z3)
	ROW(Z4)
	ROW(Z5)
	ROW(Z6)
	ROW(Z7)
done512:
	VZEROUPPER
	RET

// func addScaledAVX2(dst *float32, a float32, x *float32, n int)
TEXT ·addScaledAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	VBROADCASTSS a+8(FP), Y1
	MOVQ x+16(FP), SI
	MOVQ n+24(FP), CX
	XORQ AX, AX
addscaled:
	VMOVUPS (DI)(AX*4), Y0
	VFMADD231PS (SI)(AX*4), Y1, Y0
	VMOVUPS Y0, (DI)(AX*4)
	ADDQ $8, AX
	CMPQ AX, CX
	JLT addscaled
	VZEROUPPER
	RET

// func scaleByAVX2(dst, x *float32, n int)
TEXT ·scaleByAVX2(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	XORQ AX, AX
scaleby:
	VMOVUPS (DI)(AX*4), Y0
	VMULPS (SI)(AX*4), Y0, Y0
	VMOVUPS Y0, (DI)(AX*4)
	ADDQ $8, AX
	CMPQ AX, CX
	JLT scaleby
	VZEROUPPER
	RET

// Of the constants at R15, 32 bytes each: 0 -7.9, 1 7.9, 2 to 8 the numerator,
// 9 to 12 the denominator, 13 .5, 14 1.

// Y = tanh(Y), with T and P as scratch.
#define TANH(Y, T, P) \
	VMAXPS 0(R15), Y, Y \
	VMINPS 32(R15), Y, Y \
	VMULPS Y, Y, T \
	VMOVUPS 64(R15), P \
	VFMADD213PS 96(R15), T, P \
	VFMADD213PS 128(R15), T, P \
	VFMADD213PS 160(R15), T, P \
	VFMADD213PS 192(R15), T, P \
	VFMADD213PS 224(R15), T, P \
	VFMADD213PS 256(R15), T, P \
	VMULPS Y, P, P \
	VMOVUPS 288(R15), Y \
	VFMADD213PS 320(R15), T, Y \
	VFMADD213PS 352(R15), T, Y \
	VFMADD213PS 384(R15), T, Y \
	VDIVPS Y, P, Y

#define SIGMOID(Y, T, P) \
	VMULPS 416(R15), Y, Y \
	TANH(Y, T, P) \
	VFMADD213PS 416(R15), Y14, Y

// func cellAVX2(z, before, c, out *float32, h int, constants *float32)
TEXT ·cellAVX2(SB), NOSPLIT, $0-48
	MOVQ z+0(FP), DI
	MOVQ before+8(FP), SI
	MOVQ c+16(FP), DX
	MOVQ out+24(FP), BX
	MOVQ h+32(FP), CX
	MOVQ constants+40(FP), R12
	MOVQ R12, R15
	LEAQ (DI)(CX*4), R8
	LEAQ (R8)(CX*4), R9
	LEAQ (R9)(CX*4), R10
	VMOVUPS 416(R15), Y14
	XORQ AX, AX
cell:
	VMOVUPS (DI)(AX*4), Y0
	SIGMOID(Y0, Y4, Y5)
	VMOVUPS (R8)(AX*4), Y1
	SIGMOID(Y1, Y6, Y7)
	VMOVUPS (R9)(AX*4), Y2
	TANH(Y2, Y8, Y9)
	VMOVUPS (R10)(AX*4), Y3
	SIGMOID(Y3, Y10, Y11)
	VMOVUPS Y0, (DI)(AX*4)
	VMOVUPS Y1, (R8)(AX*4)
	VMOVUPS Y2, (R9)(AX*4)
	VMOVUPS Y3, (R10)(AX*4)
	VMULPS Y0, Y2, Y2
	VFMADD231PS (SI)(AX*4), Y1, Y2
	VMOVUPS Y2, (DX)(AX*4)
	TANH(Y2, Y4, Y5)
	VMULPS Y3, Y2, Y2
	VMOVUPS Y2, (BX)(AX*4)
	ADDQ $8, AX
	CMPQ AX, CX
	JLT cell
	VZEROUPPER
	RET

// func cellBackAVX2(gates, before, c, gh, gc *float32, h int, constants *float32)
// Puts the gradients of the gates' inputs in place of the gates.
TEXT ·cellBackAVX2(SB), NOSPLIT, $0-56
	MOVQ gates+0(FP), DI
	MOVQ before+8(FP), SI
	MOVQ c+16(FP), DX
	MOVQ gh+24(FP), BX
	MOVQ gc+32(FP), R11
	MOVQ h+40(FP), CX
	MOVQ constants+48(FP), R12
	MOVQ R12, R15
	LEAQ (DI)(CX*4), R8
	LEAQ (R8)(CX*4), R9
	LEAQ (R9)(CX*4), R10
	VMOVUPS 448(R15), Y15
	XORQ AX, AX
cellback:
	VMOVUPS (DI)(AX*4), Y0   // in
	VMOVUPS (R8)(AX*4), Y1   // forget
	VMOVUPS (R9)(AX*4), Y2   // candidate
	VMOVUPS (R10)(AX*4), Y3  // open
	VMOVUPS (BX)(AX*4), Y4   // gh
	VMOVUPS (DX)(AX*4), Y5
	TANH(Y5, Y6, Y7)         // tc
	VMULPS Y3, Y4, Y8        // gh*open
	VMOVAPS Y15, Y9
	VFNMADD231PS Y5, Y5, Y9  // 1-tc*tc
	VMOVUPS (R11)(AX*4), Y10
	VFMADD231PS Y8, Y9, Y10  // d
	VSUBPS Y3, Y15, Y9
	VMULPS Y8, Y9, Y9
	VMULPS Y5, Y9, Y9
	VMOVUPS Y9, (R10)(AX*4)  // gh*open*(1-open)*tc
	VMULPS Y10, Y0, Y8       // d*in
	VSUBPS Y0, Y15, Y9
	VMULPS Y8, Y9, Y9
	VMULPS Y2, Y9, Y9
	VMOVUPS Y9, (DI)(AX*4)   // d*in*(1-in)*cand
	VMOVAPS Y15, Y9
	VFNMADD231PS Y2, Y2, Y9
	VMULPS Y8, Y9, Y9
	VMOVUPS Y9, (R9)(AX*4)   // d*in*(1-cand*cand)
	VMULPS Y10, Y1, Y8       // d*forget
	VMOVUPS Y8, (R11)(AX*4)
	VSUBPS Y1, Y15, Y9
	VMULPS Y8, Y9, Y9
	VMULPS (SI)(AX*4), Y9, Y9
	VMOVUPS Y9, (R8)(AX*4)   // d*forget*(1-forget)*before
	ADDQ $8, AX
	CMPQ AX, CX
	JLT cellback
	VZEROUPPER
	RET

// func adamAVX2(w, m, v, grad *float32, n int, s *Step)
// s is: beta1, 1-beta1, beta2, 1-beta2, scale of the gradient, epsilon, -rate.
TEXT ·adamAVX2(SB), NOSPLIT, $0-48
	MOVQ w+0(FP), DI
	MOVQ m+8(FP), SI
	MOVQ v+16(FP), DX
	MOVQ grad+24(FP), BX
	MOVQ n+32(FP), CX
	MOVQ s+40(FP), R8
	VBROADCASTSS (R8), Y8
	VBROADCASTSS 4(R8), Y9
	VBROADCASTSS 8(R8), Y10
	VBROADCASTSS 12(R8), Y11
	VBROADCASTSS 16(R8), Y12
	VBROADCASTSS 20(R8), Y13
	VBROADCASTSS 24(R8), Y14
	VXORPS Y15, Y15, Y15
	XORQ AX, AX
adam:
	VMULPS (BX)(AX*4), Y12, Y0
	VMOVUPS Y15, (BX)(AX*4)
	VMULPS (SI)(AX*4), Y8, Y1
	VFMADD231PS Y0, Y9, Y1
	VMOVUPS Y1, (SI)(AX*4)
	VMULPS Y0, Y0, Y0
	VMULPS (DX)(AX*4), Y10, Y2
	VFMADD231PS Y0, Y11, Y2
	VMOVUPS Y2, (DX)(AX*4)
	VSQRTPS Y2, Y2
	VADDPS Y13, Y2, Y2
	VDIVPS Y2, Y1, Y1
	VMOVUPS (DI)(AX*4), Y0
	VFMADD231PS Y1, Y14, Y0
	VMOVUPS Y0, (DI)(AX*4)
	ADDQ $8, AX
	CMPQ AX, CX
	JLT adam
	VZEROUPPER
	RET
