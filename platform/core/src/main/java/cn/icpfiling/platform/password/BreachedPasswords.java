package cn.icpfiling.platform.password;

import java.time.LocalDate;

/** A list of passwords that attackers try first. A new password must not be on any list (NIST SP 800-63B 5.1.1.2). */
public interface BreachedPasswords {

    boolean contains(String password);

    /** Where the list is from, told at start and with each password that is set. */
    Source source();

    /**
     * @param name of the publisher and the list
     * @param date of the list's edition
     * @param entries how many passwords it has
     */
    record Source(String name, LocalDate date, long entries) {}
}
