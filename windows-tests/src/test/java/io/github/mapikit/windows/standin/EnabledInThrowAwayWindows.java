// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.standin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Tests that change the registry or the system directory. They run where a script made
 * Windows for them and throws it away afterwards.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@EnabledWithStandIn
@EnabledIfSystemProperty(named = "mapi.throw-away-windows", matches = "true")
public @interface EnabledInThrowAwayWindows {

}
