package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.oldlogins.OldPasswords;
import cn.icpfiling.platform.password.PasswordLists;
import jakarta.enterprise.context.ApplicationScoped;

/** Judges a new password for an old login, and hashes it. Reads files and takes its time: call it outside of any transaction. */
@ApplicationScoped
class HashNewPassword {

    private final PasswordLists lists;
    private final OldPasswords passwords;

    HashNewPassword(PasswordLists lists, OldPasswords passwords) {
        this.lists = lists;
        this.passwords = passwords;
    }

    /** 422 RULES_BROKEN for a password that the policy refuses, or that a list of breached passwords has. */
    OldPasswords.Stored handle(String password, String mail) {
        NewPasswordPolicy.require(password, mail, lists::contain);
        return passwords.hash(password);
    }
}
