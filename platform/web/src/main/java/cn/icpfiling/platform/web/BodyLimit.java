package cn.icpfiling.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The largest body of an operation, if the default of 128 KiB does not fit. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

    /** Above what the contracts' own bounds allow; an operation that allows more says so. */
    long DEFAULT = 128L << 10;

    /** For an operation that is open to strangers: their bodies take no place among those that are read whole. */
    long OF_STRANGERS = 16L << 10;

    /** Bytes. */
    long value();
}
