package cn.icpfiling.inspection.dns.authority;

/** Notes the questions that arrive at the servers. Several threads call it. */
@FunctionalInterface
public interface QuestionLog {
    /**
     * Notes one question.
     *
     * @param name lower case, without the final dot
     * @param nanoTime when the question arrived, by {@link System#nanoTime}
     * @return how often this server was asked this before, from 0
     */
    int note(String name, int type, String server, boolean tcp, long nanoTime);
}
