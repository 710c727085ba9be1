package cn.icpfiling.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * Ports on which nothing listens. The system answers two questions with one port if the first server has not begun to listen when the
 * second question comes, so none is handed out twice. The class loader that starts the stack asks for all ports of a JVM.
 */
final class FreePorts {

    /** The system draws one of some thousands each time. */
    private static final int TRIES = 100;

    private static final FreePorts OF_THIS_JVM = new FreePorts(FreePorts::ofTheSystem);

    private final IntSupplier system;
    private final Set<Integer> handedOut = ConcurrentHashMap.newKeySet();

    FreePorts(IntSupplier system) {
        this.system = system;
    }

    static int next() {
        return OF_THIS_JVM.another();
    }

    int another() {
        for (var tries = 0; tries < TRIES; tries++) {
            var port = system.getAsInt();
            if (handedOut.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("the system names only ports that were handed out: " + handedOut);
    }

    private static int ofTheSystem() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
