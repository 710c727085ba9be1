package cn.icpfiling.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a partner's token must have been issued for, besides its role, to be let in here. An operation that names the role and no
 * scope is closed to partners. On methods only: nobody shall inherit a scope that was meant for something else.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scope {

    /** One of {@link cn.icpfiling.platform.security.Scopes}. */
    String value();
}
