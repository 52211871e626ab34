"""Machine code for loops over pixels, made by LLVM for the processor at hand when it is first needed.

NumPy works through an array once for every operation, and most of the time goes into carrying numbers to memory and
back. Here several pixels at once stay in the registers of the processor from the first operation to the last.

Why not Numba, which comes with dask-ml? It was tried: the same formulas in loops over blocks of 256 pixels, one code for all
shapes, kept on disk. Labels are the same to the bit, and labelling takes 1.04 times as long on 1 megapixel of 7 bands, 1.08 to
1.10 times on 61 (numba 0.68, AVX2, time of one thread: 3.9 s here, 4.3 s there). But a process whose code lies on disk spends
0.57 s (0.8 to 1.0 s on a busy machine) until its first pixel is labelled, most of it on Numba's own start, and this here 0.15 s
(0.2 s): 0.4 s more, where 0.3 s were to be the limit. Where no code is on disk yet it takes 6 to 8 s, and that is so for every
worker of a foreign cluster: it is sent the engine as a file of its own, and Numba's cache goes by the path. In favour of
Numba: another number of bands or clusters needs no other code, where this here needs 40 ms for each.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

import llvmlite.binding as llvm
import numpy as np
from llvmlite import ir
from numpy.typing import NDArray

P = ParamSpec("P")
T = TypeVar("T")

#: Pixels that are worked on at once.
LANES = 16

FLOAT, WHOLE, BYTE, INDEX = ir.FloatType(), ir.IntType(32), ir.IntType(8), ir.IntType(64)
FLOATS, WHOLES, BYTES = (ir.VectorType(kind, LANES) for kind in (FLOAT, WHOLE, BYTE))

# 2^z for z in -1/2..1/2, to a relative 8e-8: the polynomial of degree 5 whose largest relative error is smallest, found with
# Lawson's algorithm.
_POWER = (1.3276472e-3, 9.6755415e-3, 5.55071328e-2, 2.40221197e-1, 6.93146967e-1, 1.00000007)
# Added to a small number, it pushes the fraction out of the 24 bits of single precision, which rounds, and leaves the
# rounded number plus 127, the bias of the exponent, in the lowest bits.
_ROUND = 1.5 * 2**23 + 127

_lock = threading.Lock()


def compiled_once(compiler: Callable[P, T]) -> Callable[P, T]:
    """Keep the compiled functions for the last 32 different arguments.

    Workers that ask for the same at the same time, as they do at the first windows, wait for the first of them: LLVM is not
    made for several threads, and each would make its own.
    """
    kept = lru_cache(maxsize=32)(compiler)

    @wraps(compiler)
    def get(*arguments: P.args, **named: P.kwargs) -> T:
        with _lock:
            return kept(*arguments, **named)  # type: ignore[arg-type]  # all that is asked for is numbers

    return get


class VectorCode:
    """Writes one function, operation by operation, each for a vector of pixels.

    Parameters
    ----------
    name : str
    arguments : sequence of ir.Type
        Pointers must not overlap.
    """

    def __init__(self, name: str, arguments: Sequence[ir.Type]) -> None:
        self._module = ir.Module(name)
        self._function = ir.Function(self._module, ir.FunctionType(ir.VoidType(), arguments), name)
        self.arguments = self._function.args
        for argument in self.arguments:
            if isinstance(argument.type, ir.PointerType):
                argument.add_attribute("noalias")
        self.builder = ir.IRBuilder(self._function.append_basic_block())
        self._intrinsics: dict[str, ir.Function] = {}

    def number(self, value: float) -> ir.Value:
        """Return a vector of one number."""
        return ir.Constant(FLOATS, [float(np.float32(value))] * LANES)

    def whole(self, value: int) -> ir.Value:
        """Return a vector of one whole number."""
        return ir.Constant(WHOLES, [value] * LANES)

    def index(self, value: int) -> ir.Value:
        """Return a number to count or to address with."""
        return ir.Constant(INDEX, value)

    def allocate(self, count: int) -> ir.Value:
        """Return memory for so many vectors."""
        return self.builder.alloca(FLOATS, count)

    def broadcast(self, value: ir.Value) -> ir.Value:
        """Return a vector of one number that is computed."""
        kind = ir.VectorType(value.type, LANES)
        nothing = ir.Constant(kind, ir.Undefined)
        first = self.builder.insert_element(nothing, value, ir.Constant(WHOLE, 0))
        return self.builder.shuffle_vector(first, nothing, self.whole(0))

    def load_broadcast(self, pointer: ir.Value, index: ir.Value) -> ir.Value:
        """Return a vector of the one number in memory at an index."""
        return self.broadcast(self.builder.load(self.builder.gep(pointer, [index])))

    def load(self, pointer: ir.Value, index: ir.Value) -> ir.Value:
        """Return the numbers that follow each other in memory from an index on."""
        return self.builder.load(self.builder.bitcast(self.builder.gep(pointer, [index]), FLOATS.as_pointer()), align=4)

    def store(self, values: ir.Value, pointer: ir.Value, index: ir.Value) -> None:
        """Write numbers from an index on."""
        address = self.builder.bitcast(self.builder.gep(pointer, [index]), values.type.as_pointer())
        self.builder.store(values, address, align=4)

    def store_bytes(self, values: ir.Value, pointer: ir.Value, index: ir.Value) -> None:
        """Write whole numbers as bytes from an index on."""
        address = self.builder.bitcast(self.builder.gep(pointer, [index]), BYTES.as_pointer())
        self.builder.store(self.builder.trunc(values, BYTES), address, align=1)

    def multiply_add(self, factor: ir.Value, other: ir.Value, term: ir.Value) -> ir.Value:
        """Return factor * other + term."""
        return self._call("fmuladd", factor, other, term)

    def root(self, values: ir.Value) -> ir.Value:
        """Return the square roots."""
        return self._call("sqrt", values)

    def larger(self, values: ir.Value, others: ir.Value) -> ir.Value:
        """Return the larger of each two; of a NaN and a number the number that stands second."""
        return self.builder.select(self.builder.fcmp_ordered(">", values, others), values, others)

    def any(self, conditions: ir.Value) -> ir.Value:
        """Return whether a condition holds for any of the pixels."""
        bits = self.builder.bitcast(conditions, ir.IntType(LANES))
        return self.builder.icmp_unsigned("!=", bits, ir.Constant(bits.type, 0))

    def power_of_two(self, exponents: ir.Value) -> ir.Value:
        """Return 2 to the power of exponents that are not above 127; below -126 it is 2^-126."""
        exponents = self.larger(exponents, self.number(-126))
        rounded = self.builder.fadd(exponents, self.number(_ROUND))
        rest = self.builder.fsub(exponents, self.builder.fsub(rounded, self.number(_ROUND)))
        # The whole part goes straight to where a number in single precision has its exponent.
        scale = self.builder.bitcast(self.builder.shl(self.builder.bitcast(rounded, WHOLES), self.whole(23)), FLOATS)
        result = self.number(_POWER[0])
        for coefficient in _POWER[1:]:
            result = self.multiply_add(result, rest, self.number(coefficient))
        return self.builder.fmul(result, scale)

    def loop(
        self,
        stop: ir.Value,
        body: Callable[..., Sequence[ir.Value]],
        carried: Sequence[ir.Value] = (),
        step: int = 1,
    ) -> list[ir.Value]:
        """Repeat ``body`` for the numbers from 0 to ``stop``, at least once.

        ``body`` takes the number and the carried values, and returns what these become. Returns what they are at the end.
        """
        before, inside = self.builder.block, self._function.append_basic_block()
        self.builder.branch(inside)
        self.builder.position_at_end(inside)
        number = self.builder.phi(INDEX)
        number.add_incoming(self.index(0), before)
        values = [self.builder.phi(value.type) for value in carried]
        for value, first in zip(values, carried, strict=True):
            value.add_incoming(first, before)
        results = list(body(number, *values))
        following = self.builder.add(number, self.index(step))
        number.add_incoming(following, self.builder.block)
        for value, result in zip(values, results, strict=True):
            value.add_incoming(result, self.builder.block)
        after = self._function.append_basic_block()
        self.builder.cbranch(self.builder.icmp_signed("<", following, stop), inside, after)
        self.builder.position_at_end(after)
        return results

    def compile(self) -> Callable[..., None]:
        """End the function and return it; it takes arrays, contiguous and of the right types, and whole numbers.

        Only one thread at a time may do this; see :func:`compiled_once`.
        """
        self.builder.ret_void()
        llvm.initialize_native_target()
        llvm.initialize_native_asmprinter()
        module = llvm.parse_assembly(str(self._module))
        module.verify()
        machine = llvm.Target.from_default_triple().create_target_machine(
            cpu=llvm.get_host_cpu_name(), features=llvm.get_host_cpu_features().flatten(), opt=3
        )
        # LLVM's passes would find nothing to improve, in as much time as all else takes.
        engine = llvm.create_mcjit_compiler(module, machine)
        engine.finalize_object()
        kinds = [
            ctypes.c_void_p if isinstance(each.type, ir.PointerType) else ctypes.c_int64 for each in self.arguments
        ]
        call = ctypes.CFUNCTYPE(None, *kinds)(engine.get_function_address(self._function.name))

        def run(*arguments: NDArray | int, _keep: object = engine) -> None:
            # Other threads run meanwhile: ctypes sees to that.
            call(*(each.ctypes.data if isinstance(each, np.ndarray) else each for each in arguments))

        return run

    def _call(self, name: str, *values: ir.Value) -> ir.Value:
        if name not in self._intrinsics:
            kind = ir.FunctionType(FLOATS, [FLOATS] * len(values))
            self._intrinsics[name] = ir.Function(self._module, kind, f"llvm.{name}.v{LANES}f32")
        return self.builder.call(self._intrinsics[name], values)
