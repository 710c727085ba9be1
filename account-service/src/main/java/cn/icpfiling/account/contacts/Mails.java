package cn.icpfiling.account.contacts;

import cn.icpfiling.platform.personaldata.MaskedValues;

/** Reads a mail of a request. */
final class Mails {

    private Mails() {}

    /** Returns the mail without spaces around it. Refuses a masked one. */
    static String clean(String written) {
        new MaskedValues().at("/mail", written).refuse();
        return written.strip();
    }
}
