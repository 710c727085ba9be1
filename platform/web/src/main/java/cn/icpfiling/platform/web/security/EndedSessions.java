package cn.icpfiling.platform.web.security;

/** The sessions that ended while access tokens of theirs may still be about. Asked with each token, so it answers from memory. */
public interface EndedSessions {

    boolean contains(String session);
}
