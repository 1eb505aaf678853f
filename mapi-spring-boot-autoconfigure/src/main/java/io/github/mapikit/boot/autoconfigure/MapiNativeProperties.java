// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import io.github.mapikit.nativemapi.ComApartment;
import io.github.mapikit.nativemapi.ImpersonationPolicy;
import io.github.mapikit.nativemapi.preflight.PreflightMode;
import io.github.mapikit.nativemapi.preflight.ServiceMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of MAPI on Windows. Kept apart from {@link MapiProperties}, because they need
 * the types of {@code mapi-native}.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("mapi.native")
public class MapiNativeProperties {

	/**
	 * Path of the MAPI DLL to load. The installed MAPI if not set. Ignored if another
	 * driver is used.
	 */
	private @Nullable Path libraryPath;

	/**
	 * COM apartment of workers. Single-threaded ones pump messages whenever they wait.
	 * Ignored if another driver is used.
	 */
	private ComApartment workerApartment = ComApartment.MTA;

	/**
	 * What happens to a task on a thread that impersonates another user than that of the
	 * process. Ignored if another driver is used.
	 */
	private ImpersonationPolicy impersonation = ImpersonationPolicy.FAIL;

	/**
	 * Where the environment is checked before MAPI is loaded. A child process also tries
	 * to initialize MAPI, so that a broken installation does not harm this process.
	 * Ignored if another driver is used.
	 */
	private PreflightMode preflight = PreflightMode.IN_PROCESS;

	/**
	 * Time that a preflight in a child process may take. It is part of the start of the
	 * primary thread, so keep it below 'mapi.startup-timeout'. Ignored if another driver
	 * is used.
	 */
	private Duration preflightTimeout = Duration.ofSeconds(20);

	/**
	 * Whether MAPI is told that the process is a Windows service. By default it is if the
	 * process runs in session 0. Ignored if another driver is used.
	 */
	private ServiceMode service = ServiceMode.AUTO;

	public @Nullable Path getLibraryPath() {
		return this.libraryPath;
	}

	public void setLibraryPath(@Nullable Path libraryPath) {
		this.libraryPath = libraryPath;
	}

	public ComApartment getWorkerApartment() {
		return this.workerApartment;
	}

	public void setWorkerApartment(ComApartment workerApartment) {
		this.workerApartment = workerApartment;
	}

	public ImpersonationPolicy getImpersonation() {
		return this.impersonation;
	}

	public void setImpersonation(ImpersonationPolicy impersonation) {
		this.impersonation = impersonation;
	}

	public PreflightMode getPreflight() {
		return this.preflight;
	}

	public void setPreflight(PreflightMode preflight) {
		this.preflight = preflight;
	}

	public Duration getPreflightTimeout() {
		return this.preflightTimeout;
	}

	public void setPreflightTimeout(Duration preflightTimeout) {
		this.preflightTimeout = preflightTimeout;
	}

	public ServiceMode getService() {
		return this.service;
	}

	public void setService(ServiceMode service) {
		this.service = service;
	}

}
