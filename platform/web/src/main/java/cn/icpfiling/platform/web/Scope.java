package cn.icpfiling.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a partner's token needs for an operation, in addition to its role. An operation that names the role
 * but no scope is closed to partners. Allowed on methods only, so no operation inherits a scope.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scope {

    /** One of {@link cn.icpfiling.platform.security.Scopes}. */
    String value();
}
