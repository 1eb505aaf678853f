// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches unless a property switches something off. The property is understood as it is
 * when it is bound, and what is neither on nor off is refused: taken for off, a slip of
 * the pen in {@code mapi.enabled} would put the methods with {@code @MapiTask} on any
 * thread.
 *
 * @since 0.1.0
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnMapiSwitchCondition.class)
public @interface ConditionalOnMapiSwitch {

	/**
	 * The name of the property.
	 * @return the name
	 */
	String value();

}
