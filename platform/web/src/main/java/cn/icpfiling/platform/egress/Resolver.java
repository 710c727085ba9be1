package cn.icpfiling.platform.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Finds the addresses of a name. */
public interface Resolver {

    /**
     * Returns all A and AAAA records; empty if the name has none.
     *
     * @param host an A-label name without the root's dot. It is asked for as it is: no search list
     * @throws java.net.SocketTimeoutException after the patience
     * @throws ResolverBusyException if the question was not asked in time because of other questions of this process
     * @throws IOException if no server answers the question
     */
    List<InetAddress> addresses(String host, Duration patience) throws IOException, InterruptedException;
}
