package cn.icpfiling.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a scheduled method that runs also in a replica with wrong keys: it encrypts and decrypts nothing, decides nothing by what it cannot
 * read, and the replica must not be without it. All other jobs of such a replica stand.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RunsWithoutKeys {}
