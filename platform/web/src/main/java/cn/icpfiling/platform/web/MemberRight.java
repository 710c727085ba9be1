package cn.icpfiling.platform.web;

import cn.icpfiling.platform.security.Right;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right that a member of an account needs for an operation, in addition to the role applicant. An operation that
 * names roles but no right is closed to members. Allowed on methods only, so no operation inherits a right. The contract
 * says the same in {@code x-icp-right}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MemberRight {

    Right value();

    /**
     * Whether only a grant for all services is enough, because the operation is about no single service. Without it, the
     * use case checks the service of the path with {@link CurrentActor#requireRight}.
     */
    boolean ofAllServices() default false;
}
