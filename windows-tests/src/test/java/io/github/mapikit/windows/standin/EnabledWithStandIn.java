// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.standin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Tests for Windows, with the stand-in that the system property {@code mapi.standin}
 * names.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@EnabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = "mapi.standin", matches = ".+")
public @interface EnabledWithStandIn {

}
