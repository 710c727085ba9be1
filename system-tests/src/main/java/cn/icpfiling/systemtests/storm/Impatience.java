package cn.icpfiling.systemtests.storm;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The ways in which a caller leaves. Each has its own connection, which is closed afterwards, half of them by a reset.
 */
enum Impatience {

    /** In the middle of the request's head. */
    HEADERS {
        @Override
        void play(Socket line, Target target, Random chance) throws IOException {
            var head = target.head("GET /api/v1/provider-profile", "X-Long: " + "x".repeat(200))
                    .getBytes(StandardCharsets.US_ASCII);
            line.getOutputStream().write(head, 0, 1 + chance.nextInt(head.length - 1));
            pause(chance);
        }
    },

    /** In the middle of an upload. */
    BODY {
        @Override
        void play(Socket line, Target target, Random chance) throws IOException {
            send(line, target.upload(200_000));
            line.getOutputStream().write(target.paper(), 0, chance.nextInt(target.paper().length));
            pause(chance);
        }
    },

    /** After a whole request, before its answer. */
    WAITING {
        @Override
        void play(Socket line, Target target, Random chance) throws IOException {
            send(line, target.head("GET /api/v1/provider-profile"));
            pause(chance);
        }
    },

    /** While a filing is read, which takes the service longer. */
    WAITING_FOR_A_FILING {
        @Override
        void play(Socket line, Target target, Random chance) throws IOException {
            send(line, target.head("GET /api/v1/orders/" + target.order(), "Authorization: Bearer " + target.token()));
            pause(chance);
        }
    },

    /** In the middle of a long answer of the gateway itself. */
    RESPONSE {
        @Override
        void play(Socket line, Target target, Random chance) throws IOException {
            send(line, target.head("GET /openapi"));
            line.getInputStream().readNBytes(chance.nextInt(60_000));
        }
    },

    /** In the middle of a download. */
    DOWNLOAD {
        @Override
        void play(Socket line, Target target, Random chance) throws IOException {
            send(line, target.download());
            line.getInputStream().readNBytes(chance.nextInt(4_000));
        }
    },

    /** A hundred requests at once, without reading an answer. */
    PIPELINE {
        @Override
        void play(Socket line, Target target, Random chance) throws IOException {
            // Writing blocks once the gateway stops reading, so the requests are few enough to fit into the socket's
            // buffers.
            send(line, target.head("GET /openapi").repeat(100));
            pause(chance);
        }
    },

    /** Reads a few bytes at a time. */
    SLOW_READER {
        @Override
        void play(Socket line, Target target, Random chance) throws IOException {
            send(line, target.head("GET /openapi"));
            var answer = line.getInputStream();
            for (var i = 0; i < 20; i++) {
                answer.readNBytes(512);
                sleep(5);
            }
        }
    },

    /** Sends a few bytes at a time. */
    SLOW_WRITER {
        @Override
        void play(Socket line, Target target, Random chance) throws IOException {
            send(line, target.upload(200_000));
            for (var i = 0; i < 20; i++) {
                line.getOutputStream().write(target.paper(), i, 1);
                sleep(5);
            }
        }
    };

    abstract void play(Socket line, Target target, Random chance) throws IOException;

    static Impatience any(Random chance) {
        return values()[chance.nextInt(values().length)];
    }

    private static void send(Socket line, String text) throws IOException {
        line.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Zero to five milliseconds. */
    private static void pause(Random chance) {
        sleep(chance.nextInt(6));
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
