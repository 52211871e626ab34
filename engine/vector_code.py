"""Machine code for loops over pixels, made by LLVM for the processor at hand when it is first needed.

NumPy works through an array once for every operation, and most of the time goes into carrying numbers to memory and
back. Here several pixels at once stay in the registers of the processor from the first operation to the last.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import llvmlite.binding as llvm
import numpy as np
from llvmlite import ir

#: Pixels that are worked on at once.
LANES = 16

FLOAT, INT, BYTE = ir.FloatType(), ir.IntType(64), ir.IntType(8)
FLOATS, INTS, BYTES = ir.VectorType(FLOAT, LANES), ir.VectorType(ir.IntType(32), LANES), ir.VectorType(BYTE, LANES)

# 2^z for z in -1/2..1/2, to a relative 2e-7: a polynomial whose coefficients minimise the largest relative error.
_POWER = (1.8775767e-3, 8.9893397e-3, 5.5826318e-2, 2.4015361e-1, 6.9315308e-1, 9.9999994e-1)
# Added to a small number, it pushes the fraction out of the 24 bits of single precision, which rounds, and leaves the
# rounded number plus 127, the bias of the exponent, in the lowest bits.
_ROUND = 1.5 * 2**23 + 127

_lock = threading.Lock()


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
        self.at = ir.IRBuilder(self._function.append_basic_block())
        self._intrinsics: dict[str, ir.Function] = {}

    def number(self, value: float) -> ir.Value:
        """Return a vector of one number."""
        return ir.Constant(FLOATS, [float(np.float32(value))] * LANES)

    def whole(self, value: int) -> ir.Value:
        """Return a vector of one whole number."""
        return ir.Constant(INTS, [value] * LANES)

    def index(self, value: int) -> ir.Value:
        """Return a number to count or to address with."""
        return ir.Constant(INT, value)

    def room(self, count: int) -> ir.Value:
        """Return memory for so many vectors."""
        return self.at.alloca(FLOATS, count)

    def spread(self, value: ir.Value) -> ir.Value:
        """Return a vector of one number that is computed."""
        kind = ir.VectorType(value.type, LANES)
        nothing = ir.Constant(kind, ir.Undefined)
        first = self.at.insert_element(nothing, value, ir.Constant(INTS.element, 0))
        return self.at.shuffle_vector(first, nothing, self.whole(0))

    def same(self, pointer: ir.Value, index: ir.Value) -> ir.Value:
        """Return a vector of the one number that stands in memory at a place."""
        return self.spread(self.at.load(self.at.gep(pointer, [index])))

    def load(self, pointer: ir.Value, index: ir.Value) -> ir.Value:
        """Return the numbers that follow each other in memory from a place on."""
        return self.at.load(self.at.bitcast(self.at.gep(pointer, [index]), FLOATS.as_pointer()), align=4)

    def store_bytes(self, values: ir.Value, pointer: ir.Value, index: ir.Value) -> None:
        """Write whole numbers as bytes from a place on."""
        place = self.at.bitcast(self.at.gep(pointer, [index]), BYTES.as_pointer())
        self.at.store(self.at.trunc(values, BYTES), place, align=1)

    def multiply_add(self, factor: ir.Value, other: ir.Value, term: ir.Value) -> ir.Value:
        """Return factor * other + term."""
        return self._call("fmuladd", factor, other, term)

    def root(self, values: ir.Value) -> ir.Value:
        """Return the square roots."""
        return self._call("sqrt", values)

    def larger(self, values: ir.Value, others: ir.Value) -> ir.Value:
        """Return the larger of each two; of a NaN and a number the number that stands second."""
        return self.at.select(self.at.fcmp_ordered(">", values, others), values, others)

    def power_of_two(self, exponents: ir.Value) -> ir.Value:
        """Return 2 to the power of exponents that are not above 127; below -126 it is 2^-126."""
        exponents = self.larger(exponents, self.number(-126))
        rounded = self.at.fadd(exponents, self.number(_ROUND))
        rest = self.at.fsub(exponents, self.at.fsub(rounded, self.number(_ROUND)))
        # The whole part goes straight to where a number in single precision has its exponent.
        scale = self.at.bitcast(self.at.shl(self.at.bitcast(rounded, INTS), self.whole(23)), FLOATS)
        result = self.number(_POWER[0])
        for coefficient in _POWER[1:]:
            result = self.multiply_add(result, rest, self.number(coefficient))
        return self.at.fmul(result, scale)

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
        before, inside = self.at.block, self._function.append_basic_block()
        self.at.branch(inside)
        self.at.position_at_end(inside)
        number = self.at.phi(INT)
        number.add_incoming(self.index(0), before)
        values = [self.at.phi(value.type) for value in carried]
        for value, first in zip(values, carried, strict=True):
            value.add_incoming(first, before)
        results = list(body(number, *values))
        following = self.at.add(number, self.index(step))
        number.add_incoming(following, self.at.block)
        for value, result in zip(values, results, strict=True):
            value.add_incoming(result, self.at.block)
        after = self._function.append_basic_block()
        self.at.cbranch(self.at.icmp_signed("<", following, stop), inside, after)
        self.at.position_at_end(after)
        return results

    def compile(self) -> tuple[llvm.ExecutionEngine, int]:
        """End the function and return the machine code, to be kept as long as it is used, and its address."""
        self.at.ret_void()
        with _lock:
            llvm.initialize_native_target()
            llvm.initialize_native_asmprinter()
            module = llvm.parse_assembly(str(self._module))
            module.verify()
            machine = llvm.Target.from_default_triple().create_target_machine(
                cpu=llvm.get_host_cpu_name(), features=llvm.get_host_cpu_features().flatten(), opt=3
            )
            builder = llvm.create_pass_builder(machine, llvm.create_pipeline_tuning_options(speed_level=3))
            builder.getModulePassManager().run(module, builder)
            engine = llvm.create_mcjit_compiler(module, machine)
            engine.finalize_object()
            return engine, engine.get_function_address(self._function.name)

    def _call(self, name: str, *values: ir.Value) -> ir.Value:
        if name not in self._intrinsics:
            kind = ir.FunctionType(FLOATS, [FLOATS] * len(values))
            self._intrinsics[name] = ir.Function(self._module, kind, f"llvm.{name}.v{LANES}f32")
        return self.at.call(self._intrinsics[name], values)
