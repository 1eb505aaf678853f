// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import io.github.mapikit.nativemapi.preflight.PreflightMode;
import io.github.mapikit.nativemapi.preflight.ServiceMode;
import io.github.mapikit.spi.NotificationDelivery;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link NativeDriver}. Immutable; each {@code with} method returns a
 * changed copy.
 *
 * @param libraryPath the DLL to load, or {@code null} for the installed MAPI
 * @param notifications the thread that notifications are delivered on
 * @param workerApartment the COM apartment of workers (R10)
 * @param impersonation what happens to a task on a thread that impersonates (R9)
 * @param preflight where the preflight runs
 * @param preflightTimeout how long a preflight in a child process may take
 * @param service whether MAPI is told that the process is a Windows service
 * @param profile the profile that the preflight looks for, or {@code null} for the
 * default profile; sessions are opened as their {@code SessionOptions} say
 * @since 0.1.0
 */
public record NativeOptions(@Nullable Path libraryPath, NotificationDelivery notifications,
		ComApartment workerApartment, ImpersonationPolicy impersonation, PreflightMode preflight,
		Duration preflightTimeout, ServiceMode service, @Nullable String profile) {

	/**
	 * The installed MAPI, notifications on a thread of MAPI's own, workers that need not
	 * pump, no impersonation, a preflight in this process.
	 */
	public static final NativeOptions DEFAULTS = new NativeOptions(null, NotificationDelivery.DEDICATED_THREAD,
			ComApartment.MTA, ImpersonationPolicy.FAIL, PreflightMode.IN_PROCESS, Duration.ofSeconds(20),
			ServiceMode.AUTO, null);

	/**
	 * Creates options.
	 * @throws IllegalArgumentException if a value is out of range
	 */
	public NativeOptions {
		Objects.requireNonNull(notifications, "notifications");
		Objects.requireNonNull(workerApartment, "workerApartment");
		Objects.requireNonNull(impersonation, "impersonation");
		Objects.requireNonNull(preflight, "preflight");
		Objects.requireNonNull(service, "service");
		if (libraryPath != null && libraryPath.toString().isBlank()) {
			throw new IllegalArgumentException("'libraryPath' must be the path of a DLL, not ''");
		}
		if (preflightTimeout.isNegative() || preflightTimeout.isZero()) {
			throw new IllegalArgumentException("'preflightTimeout' must be positive, not '" + preflightTimeout + "'");
		}
	}

	/**
	 * Returns a copy with another DLL.
	 * @param newLibraryPath the DLL to load, or {@code null} for the installed MAPI
	 * @return the copy
	 */
	public NativeOptions withLibraryPath(@Nullable Path newLibraryPath) {
		return new NativeOptions(newLibraryPath, this.notifications, this.workerApartment, this.impersonation,
				this.preflight, this.preflightTimeout, this.service, this.profile);
	}

	/**
	 * Returns a copy with another delivery of notifications.
	 * @param newNotifications the thread that notifications are delivered on
	 * @return the copy
	 */
	public NativeOptions withNotifications(NotificationDelivery newNotifications) {
		return new NativeOptions(this.libraryPath, newNotifications, this.workerApartment, this.impersonation,
				this.preflight, this.preflightTimeout, this.service, this.profile);
	}

	/**
	 * Returns a copy with another apartment.
	 * @param newWorkerApartment the COM apartment of workers
	 * @return the copy
	 */
	public NativeOptions withWorkerApartment(ComApartment newWorkerApartment) {
		return new NativeOptions(this.libraryPath, this.notifications, newWorkerApartment, this.impersonation,
				this.preflight, this.preflightTimeout, this.service, this.profile);
	}

	/**
	 * Returns a copy with another policy.
	 * @param newImpersonation what happens to a task on a thread that impersonates
	 * @return the copy
	 */
	public NativeOptions withImpersonation(ImpersonationPolicy newImpersonation) {
		return new NativeOptions(this.libraryPath, this.notifications, this.workerApartment, newImpersonation,
				this.preflight, this.preflightTimeout, this.service, this.profile);
	}

	/**
	 * Returns a copy with another preflight.
	 * @param newPreflight where the preflight runs
	 * @return the copy
	 */
	public NativeOptions withPreflight(PreflightMode newPreflight) {
		return new NativeOptions(this.libraryPath, this.notifications, this.workerApartment, this.impersonation,
				newPreflight, this.preflightTimeout, this.service, this.profile);
	}

	/**
	 * Returns a copy with another timeout.
	 * @param newPreflightTimeout how long a preflight in a child process may take
	 * @return the copy
	 */
	public NativeOptions withPreflightTimeout(Duration newPreflightTimeout) {
		return new NativeOptions(this.libraryPath, this.notifications, this.workerApartment, this.impersonation,
				this.preflight, newPreflightTimeout, this.service, this.profile);
	}

	/**
	 * Returns a copy with another answer to what the process is.
	 * @param newService whether MAPI is told that the process is a Windows service
	 * @return the copy
	 */
	public NativeOptions withService(ServiceMode newService) {
		return new NativeOptions(this.libraryPath, this.notifications, this.workerApartment, this.impersonation,
				this.preflight, this.preflightTimeout, newService, this.profile);
	}

	/**
	 * Returns a copy whose preflight looks for another profile.
	 * @param newProfile the name of the profile, or {@code null} for the default profile
	 * @return the copy
	 */
	public NativeOptions withProfile(@Nullable String newProfile) {
		return new NativeOptions(this.libraryPath, this.notifications, this.workerApartment, this.impersonation,
				this.preflight, this.preflightTimeout, this.service, newProfile);
	}

}
