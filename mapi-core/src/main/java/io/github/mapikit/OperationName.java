/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit;

/**
 * The documented names of MAPI's calls: {@code MAPIInitialize}, or interface and method
 * as in {@code IMAPISession::OpenMsgStore}.
 */
final class OperationName {

	private static final String SEPARATOR = "::";

	private OperationName() {
	}

	/**
	 * The name without its interface.
	 * @param operation the name, with or without an interface
	 * @return the part after the separator
	 */
	static String plain(String operation) {
		int end = operation.lastIndexOf(SEPARATOR);
		return (end < 0) ? operation : operation.substring(end + SEPARATOR.length());
	}

	/**
	 * Whether the name has no interface.
	 * @param operation the name, with or without an interface
	 * @return whether there is no separator in it
	 */
	static boolean isPlain(String operation) {
		return !operation.contains(SEPARATOR);
	}

}
