// SPDX-License-Identifier: Apache-2.0

/**
 * The tests that every driver must pass. They know no driver: all they use is
 * {@code mapi-core}.
 * <p>
 * To run them against a driver:
 * <ol>
 * <li>Add {@code mapi-contract-tests} as a dependency in the scope {@code test}, with a
 * JUnit engine.</li>
 * <li>Implement {@link io.github.mapikit.contract.DriverUnderTest}: it makes a driver
 * with a fresh, writable default store for each test, and says what the driver
 * {@linkplain io.github.mapikit.contract.Capability can do}. A test that needs what a
 * driver cannot do is skipped; a capability that the product needs must be there.</li>
 * <li>Extend each suite, that is each abstract class {@code ...Contract} in the packages
 * below this one, and return it from
 * {@link io.github.mapikit.contract.MapiContract#driver()}. One test class with a
 * {@code @Nested} class a suite will do:
 *
 * <pre>
 * class EmbeddedModelTests {
 *
 *     &#64;Nested
 *     class Folders extends FolderContract {
 *
 *         &#64;Override
 *         protected DriverUnderTest driver() {
 *             return new EmbeddedFixture();
 *         }
 *
 *     }
 *
 * }
 * </pre></li>
 * </ol>
 * A process has one MAPI, so the tests of all suites run one after the other; each holds
 * a JUnit resource lock. Each test leases the runtime, works on real MAPI threads, and is
 * followed by a check that as many threads uninitialized as initialized, that no object
 * is open, and that nothing had to be closed on a task's behalf.
 * <p>
 * Where MAPI's documentation leaves a choice, a test accepts each of the documented
 * answers, or needs a {@linkplain io.github.mapikit.contract.Capability capability}; the
 * javadoc of a suite says what it leaves open. Where a test fails and the documentation
 * says that the driver is right, the test is wrong: each suite names the pages that it
 * follows.
 */
@NullMarked
package io.github.mapikit.contract;

import org.jspecify.annotations.NullMarked;
