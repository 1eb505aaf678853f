// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests that use MAPI, of which there is one in the process: one test at a time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("io.github.mapikit.runtime.MapiRuntime")
public @interface UsesMapi {

}
