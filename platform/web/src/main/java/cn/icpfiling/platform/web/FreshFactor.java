package cn.icpfiling.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Demands that a person proved a second factor or a one-time code within the last minutes. The token says when, in its
 * claim {@code auth_time} (RFC 9470). An older token, or one without the claim, is refused with 401 STEP_UP_REQUIRED.
 * Partners' clients and services are exempt by their kind: they have no second factor, and their keys end with their
 * credential. The contract says the same in {@code x-icp-fresh-factor}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshFactor {

    /** How long a proof is good for most operations, in minutes. */
    int USUAL = 15;

    /** How long a proof is good for what the staff do for each case, all day long: to look at papers. In minutes. */
    int HALF_A_SHIFT = 240;

    /** The age of the proof that is accepted, in minutes. */
    int value() default USUAL;
}
