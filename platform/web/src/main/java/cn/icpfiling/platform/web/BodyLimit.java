package cn.icpfiling.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How large the body of this operation may be, where 1 MiB is not right. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

    long DEFAULT = 1L << 20;

    /** Bytes. */
    long value();
}
