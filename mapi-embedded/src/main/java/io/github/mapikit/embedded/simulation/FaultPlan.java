// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.time.Duration;
import java.util.Objects;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.HResult;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * Says when a fault happens; the last method says what happens, and sets the fault. By
 * default it happens at every call, on every thread. Immutable.
 *
 * @since 0.1.0
 * @see Faults#on(String)
 */
public final class FaultPlan {

	private final Faults faults;

	private final EmbeddedCall operation;

	private final @Nullable ThreadRole role;

	private final int after;

	private final int times;

	FaultPlan(Faults faults, EmbeddedCall operation) {
		this(faults, operation, null, 0, Integer.MAX_VALUE);
	}

	private FaultPlan(Faults faults, EmbeddedCall operation, @Nullable ThreadRole role, int after, int times) {
		this.faults = faults;
		this.operation = operation;
		this.role = role;
		this.after = after;
		this.times = times;
	}

	/**
	 * Lets the fault happen on threads of one role alone.
	 * @param newRole the role
	 * @return the changed plan
	 */
	public FaultPlan onlyOn(ThreadRole newRole) {
		return new FaultPlan(this.faults, this.operation, Objects.requireNonNull(newRole, "role"), this.after,
				this.times);
	}

	/**
	 * Lets some calls pass before the fault first happens.
	 * @param calls how many calls pass
	 * @return the changed plan
	 * @throws IllegalArgumentException if the number is negative
	 */
	public FaultPlan after(int calls) {
		if (calls < 0) {
			throw new IllegalArgumentException("A fault cannot let '%d' calls pass".formatted(calls));
		}
		return new FaultPlan(this.faults, this.operation, this.role, calls, this.times);
	}

	/**
	 * Limits how often the fault happens.
	 * @param calls how many calls it happens to
	 * @return the changed plan
	 * @throws IllegalArgumentException if the number is not positive: the fault would
	 * never happen
	 */
	public FaultPlan times(int calls) {
		if (calls <= 0) {
			throw new IllegalArgumentException("A fault cannot happen to '%d' calls".formatted(calls));
		}
		return new FaultPlan(this.faults, this.operation, this.role, this.after, calls);
	}

	/**
	 * Makes the call fail.
	 * @param result the error that it returns
	 * @return the fault, which is set
	 * @throws IllegalArgumentException if the result is no error
	 */
	public Fault failWith(HResult result) {
		if (!result.isError()) {
			throw new IllegalArgumentException("A call fails with an error, not with " + result);
		}
		return set(new FaultEffect.Fail(result));
	}

	/**
	 * Makes the call slow.
	 * @param delay how much longer it takes
	 * @return the fault, which is set; releasing it ends the delay
	 */
	public Fault slowBy(Duration delay) {
		return set(new FaultEffect.Wait(Objects.requireNonNull(delay, "delay"), false));
	}

	/**
	 * Makes the call hang until the fault is {@linkplain Fault#release() released},
	 * whatever interrupts the thread, as a native call does.
	 * @return the fault, which is set
	 */
	public Fault hang() {
		return set(new FaultEffect.Wait(null, false));
	}

	/**
	 * Makes the call hang until the fault is {@linkplain Fault#release() released} or the
	 * thread is interrupted; the call then fails with {@code MAPI_E_USER_CANCEL}.
	 * @return the fault, which is set
	 */
	public Fault hangInterruptibly() {
		return set(new FaultEffect.Wait(null, true));
	}

	/**
	 * Makes the whole driver crash in the call: it and every later one throw an
	 * {@link EmbeddedCrashError}.
	 * @return the fault, which is set
	 */
	public Fault crash() {
		return set(new FaultEffect.Crash());
	}

	/**
	 * Makes something happen in the call, on the thread that makes it.
	 * @param action what happens
	 * @return the fault, which is set
	 */
	Fault act(Runnable action) {
		return set(new FaultEffect.Act(action));
	}

	private Fault set(FaultEffect effect) {
		return this.faults.add(new Fault(this.faults, this.operation, this.role, this.after, this.times, effect));
	}

}
