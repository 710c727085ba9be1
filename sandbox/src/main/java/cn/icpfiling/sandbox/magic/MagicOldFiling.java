package cn.icpfiling.sandbox.magic;

/** The filings and logins of the old platform for demonstrations, by the first label of a domain. Any name may follow. */
public enum MagicOldFiling {
    CLAIM("legacy-claim-", "filed before 2010-06-01 by a company: its holder claims it"),
    CLAIM_PERSON("legacy-person-", "filed before 2010-06-01 by a person, who claims it"),
    CLAIM_NO_LOGIN("legacy-nologin-", "the same; nobody knows the login any more"),
    ELSEWHERE("legacy-elsewhere-", "filed before 2010-06-01 and moved: an access filing is due"),
    IMPORT("legacy-import-", "filed until 2017-01-31: LI-5, its holder imports it"),
    IMPORT_PERSON("legacy-private-", "filed until 2017-01-31 by a person, who imports it"),
    WANGPU("legacy-wangpu-", "a shop front (旺铺): its holder imports it"),
    ENTERPRISE_SITE("legacy-site-", "a company's site from a kit (企业官网): imported, too"),
    DIRECT("legacy-direct-", "filed after 2017-01-31: nothing is due"),
    NO_FILING("legacy-li2-", "a login only: LI-2, it holds no filing"),
    NOT_ACTIVATED("legacy-li4-", "a login only: LI-4, it was never activated"),
    UNFINISHED("legacy-li6-", "a login only: LI-6, it has an unfinished order");

    private final String start;
    private final String effect;

    MagicOldFiling(String start, String effect) {
        this.start = start;
        this.effect = effect;
    }

    /** Returns the beginning of the label. */
    public String start() {
        return start;
    }

    String effect() {
        return effect;
    }
}
