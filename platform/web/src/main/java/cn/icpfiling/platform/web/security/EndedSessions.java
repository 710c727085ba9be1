package cn.icpfiling.platform.web.security;

/**
 * The sessions that ended while their access tokens may still be in use. Checked for each token, so the answer comes
 * from memory.
 */
public interface EndedSessions {

    boolean contains(String session);
}
