package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.wire.Name;
import cn.icpfiling.inspection.dns.wire.Question;

/**
 * One question to one server: delayed, waiting for its group, or in flight. The object goes back into a pool after its
 * end, so a query in flight costs no garbage.
 */
public final class Query extends TimerWheel.Timer {
    enum State {
        FREE,
        DELAYED,
        WAITING,
        IN_FLIGHT
    }

    /** The packet, while the question is in flight; null else. Of many questions that wait, few are in flight. */
    byte[] message;

    final Dispatcher dispatcher;
    State state = State.FREE;
    Query next;

    /** The next one at its place among the {@link OpenQuestions}. */
    Query samePlace;

    NameServer server;
    Name name;
    int type;
    boolean recursion;
    boolean mixedCase;
    boolean edns;
    boolean tcp;

    /** Whether a TCP connection is reserved or open for this question. */
    boolean tcpReserved;

    /** Whether an answer came whose letters had other case. */
    boolean sawOtherCase;

    /** Whether this is the repeat in lower case, or without EDNS; the server's answer tells that it needs that. */
    boolean repeatsCase;

    boolean repeatsEdns;
    int attempt;

    /** Whether this is the first question for a domain; see {@link QueryOwner#begins}. */
    boolean begins;

    int port = -1;
    int id;
    int length;
    TcpExchange exchange;
    QueryOwner owner;

    private final QueryPool pool;

    Query(Dispatcher dispatcher, QueryPool pool) {
        this.dispatcher = dispatcher;
        this.pool = pool;
    }

    /** Takes a question that was not sent before. */
    void begin(NameServer asked, Name about, int ofType, boolean recursive, int tries, QueryOwner asker) {
        server = asked;
        name = about;
        type = ofType;
        recursion = recursive;
        attempt = tries;
        owner = asker;
        begins = tries == 0 && asker.begins();
        tcp = false;
        sawOtherCase = false;
        repeatsCase = false;
        repeatsEdns = false;
        edns = !asked.withoutEdns;
    }

    /** Leaves nothing of the question behind. */
    void end() {
        state = State.FREE;
        owner = null;
        server = null;
        name = null;
    }

    public NameServer server() {
        return server;
    }

    public Name name() {
        return name;
    }

    public int type() {
        return type;
    }

    /** Tells whether the answer came over TCP. */
    public boolean isOverTcp() {
        return tcp;
    }

    int sectionLength() {
        return Question.sectionLength(name);
    }

    /** The letter case as in {@link Question#write}. */
    void write(int newId, long caseBits) {
        id = newId;
        if (message == null) {
            message = pool.takeBuffer();
        }
        length = Question.write(message, newId, recursion, name, type, caseBits, edns);
    }

    @Override
    void fire(long nowNanos) {
        dispatcher.onTimer(this, nowNanos);
    }
}
