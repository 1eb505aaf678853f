// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mapikit.spi.MessageLoop;

/**
 * A Windows of which everything can be said, on any system.
 */
public final class FakeWindows {

	public static final String SYSTEM_DIRECTORY = "C:\\Windows\\System32";

	public static final WindowsIdentity SERVICE = new WindowsIdentity("S-1-5-1", "DOMAIN\\service");

	public static final WindowsIdentity BOB = new WindowsIdentity("S-1-5-2", "DOMAIN\\bob");

	private final Map<String, Object> values = new LinkedHashMap<>();

	private final Map<String, MachineType> files = new LinkedHashMap<>();

	private final Map<String, String> loaded = new LinkedHashMap<>();

	private final Map<String, String> qualified = new LinkedHashMap<>();

	private final Map<String, String> components = new LinkedHashMap<>();

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final ThreadLocal<WindowsIdentity> impersonated = new ThreadLocal<>();

	private volatile int session = 1;

	private volatile String version = "16.0.1.2";

	private volatile int coInitializeResult;

	private volatile boolean revertible = true;

	private volatile MessageLoops loops = (primary, listener) -> {
		throw new UnsupportedOperationException("loop");
	};

	public FakeWindows value(Registry.Root root, String key, String value, Object data) {
		this.values.put(root + ":" + key + ":" + value, data);
		return this;
	}

	public FakeWindows file(String path, MachineType bitness) {
		this.files.put(path, bitness);
		return this;
	}

	public FakeWindows stub() {
		return file(SYSTEM_DIRECTORY + "\\mapi32.dll", MachineType.X64);
	}

	public FakeWindows loaded(String name, String path) {
		this.loaded.put(name, path);
		return this;
	}

	public FakeWindows installed(String category, String qualifier, String path) {
		this.qualified.put(category + "/" + qualifier, path);
		return this;
	}

	public FakeWindows component(String component, String qualifier, String path) {
		this.components.put(component + "/" + qualifier, path);
		return this;
	}

	public FakeWindows version(String newVersion) {
		this.version = newVersion;
		return this;
	}

	public FakeWindows session(int newSession) {
		this.session = newSession;
		return this;
	}

	public FakeWindows coInitializeReturns(int result) {
		this.coInitializeResult = result;
		return this;
	}

	public FakeWindows loops(MessageLoops newLoops) {
		this.loops = newLoops;
		return this;
	}

	public FakeWindows cannotRevert() {
		this.revertible = false;
		return this;
	}

	/**
	 * Lets the calling thread impersonate somebody.
	 */
	public void impersonate(WindowsIdentity user) {
		this.impersonated.set(user);
	}

	/**
	 * Returns what was called around MAPI, in order. Tests may add to it.
	 */
	public List<String> calls() {
		return this.calls;
	}

	public WindowsSystem system() {
		return new WindowsSystem(new FakeRegistry(), new FakeFiles(), new FakeComponents(), new FakeProcess(),
				new FakeApartments(), new FakeTokens(), (primary, listener) -> this.loops.open(primary, listener));
	}

	/**
	 * A loop that waits for nothing but wake-ups.
	 */
	public static MessageLoop loop(LoopListener listener) {
		return new WindowMessageLoop(new FakeMessageQueue(), listener);
	}

	/**
	 * A loop that tells nobody what it meets.
	 */
	public static MessageLoop loop() {
		return loop(new LoopListener() {

			@Override
			public void onQuit() {
			}

			@Override
			public void onSessionEnd() {
			}

			@Override
			public void onFailure(Throwable failure) {
			}

			@Override
			public boolean isLost() {
				return false;
			}

		});
	}

	private final class FakeRegistry implements Registry {

		@Override
		public String text(Root root, String key, String value) {
			return (FakeWindows.this.values.get(root + ":" + key + ":" + value) instanceof String text) ? text : null;
		}

		@Override
		public Integer number(Root root, String key, String value) {
			return (FakeWindows.this.values.get(root + ":" + key + ":" + value) instanceof Integer number) ? number
					: null;
		}

		@Override
		public List<String> subkeys(Root root, String key) {
			String prefix = root + ":" + key + "\\";
			List<String> names = new ArrayList<>();
			for (String known : FakeWindows.this.values.keySet()) {
				if (known.startsWith(prefix)) {
					String rest = known.substring(prefix.length());
					String name = rest.substring(0, rest.indexOf(':')).split("\\\\")[0];
					if (!names.contains(name)) {
						names.add(name);
					}
				}
			}
			return names;
		}

	}

	private final class FakeFiles implements ProgramFiles {

		@Override
		public boolean exists(String path) {
			return FakeWindows.this.files.containsKey(path);
		}

		@Override
		public boolean isSame(String path, String other) {
			return exists(path) && path.equalsIgnoreCase(other);
		}

		@Override
		public MachineType bitness(String path) throws IOException {
			MachineType bitness = FakeWindows.this.files.get(path);
			if (bitness == MachineType.UNKNOWN) {
				throw new IOException("it is no DLL");
			}
			return bitness;
		}

		@Override
		public String version(String path) {
			return FakeWindows.this.version;
		}

		@Override
		public String systemDirectory() {
			return SYSTEM_DIRECTORY;
		}

		@Override
		public String loaded(String name) {
			return FakeWindows.this.loaded.get(name);
		}

	}

	private final class FakeComponents implements InstalledComponents {

		@Override
		public String qualified(String category, String qualifier) {
			return FakeWindows.this.qualified.get(category + "/" + qualifier);
		}

		@Override
		public String path(String component, String qualifier) {
			return FakeWindows.this.components.get(component + "/" + qualifier);
		}

	}

	private final class FakeProcess implements WindowsProcess {

		@Override
		public int sessionId() {
			return FakeWindows.this.session;
		}

		@Override
		public String windowStation() {
			return (FakeWindows.this.session == 0) ? "Service-0x0-3e7$" : "WinSta0";
		}

	}

	private final class FakeApartments implements ComApartments {

		@Override
		public int initialize(boolean multithreaded) {
			FakeWindows.this.calls.add("CoInitializeEx " + (multithreaded ? "MTA" : "STA"));
			return FakeWindows.this.coInitializeResult;
		}

		@Override
		public void uninitialize() {
			FakeWindows.this.calls.add("CoUninitialize");
		}

	}

	private final class FakeTokens implements ThreadTokens {

		@Override
		public boolean isImpersonating() {
			return FakeWindows.this.impersonated.get() != null;
		}

		@Override
		public WindowsIdentity process() {
			return SERVICE;
		}

		@Override
		public WindowsIdentity thread() {
			return FakeWindows.this.impersonated.get();
		}

		@Override
		public boolean revert() {
			FakeWindows.this.calls.add("RevertToSelf");
			if (FakeWindows.this.revertible) {
				FakeWindows.this.impersonated.remove();
			}
			return FakeWindows.this.revertible;
		}

	}

}
