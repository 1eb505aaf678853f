// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.VerRsrc.VS_FIXEDFILEINFO;
import com.sun.jna.platform.win32.VersionUtil;
import com.sun.jna.platform.win32.WinDef.HMODULE;
import io.github.mapikit.runtime.event.RuntimeLog;
import org.jspecify.annotations.Nullable;

/**
 * The files of the Windows that this process runs on.
 */
final class SystemProgramFiles implements ProgramFiles {

	private static final RuntimeLog logger = RuntimeLog.of(SystemProgramFiles.class);

	private static final int MAX_PATH = 32_768;

	@Override
	public boolean exists(String path) {
		try {
			return Files.isRegularFile(Path.of(path));
		}
		catch (InvalidPathException ex) {
			return false;
		}
	}

	@Override
	public boolean isSame(String path, String other) {
		try {
			return Files.isSameFile(Path.of(path), Path.of(other));
		}
		catch (IOException | InvalidPathException ex) {
			return false;
		}
	}

	@Override
	public MachineType bitness(String path) throws IOException {
		return PeHeader.bitness(Path.of(path));
	}

	@Override
	public @Nullable String version(String path) {
		try {
			VS_FIXEDFILEINFO info = VersionUtil.getFileVersionInfo(path);
			return "%d.%d.%d.%d".formatted(info.getFileVersionMajor(), info.getFileVersionMinor(),
					info.getFileVersionRevision(), info.getFileVersionBuild());
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("'{}' has no readable file version: {}", path, ex.getMessage());
			return null;
		}
	}

	@Override
	public String systemDirectory() {
		return Objects.requireNonNullElse(System.getenv("SystemRoot"), "C:\\Windows") + "\\System32";
	}

	@Override
	public @Nullable String loaded(String name) {
		HMODULE module = Kernel32.INSTANCE.GetModuleHandle(name);
		if (module == null) {
			return null;
		}
		char[] path = new char[MAX_PATH];
		int length = NativeLibrary.getInstance("kernel32")
			.getFunction("GetModuleFileNameW", Function.ALT_CONVENTION)
			.invokeInt(new Object[] { module.getPointer(), path, path.length });
		return (length > 0) ? Native.toString(path) : null;
	}

}
