// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches if {@code mapi.driver} names this driver, or {@code auto}. For the
 * auto-configurations of drivers, of which the first that matches wins: one that shall be
 * preferred to the embedded one is ordered before {@link MapiEmbeddedAutoConfiguration}.
 *
 * @since 0.1.0
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnMapiDriverCondition.class)
public @interface ConditionalOnMapiDriver {

	/**
	 * The driver.
	 * @return the driver
	 */
	MapiProperties.Driver value();

}
