package cn.icpfiling.client;

import java.io.IOException;

/** Where a client gets its access tokens. Implementations are safe for use by several threads. */
public interface Tokens {

    /** Returns a token that is valid for some time. */
    String token() throws IOException, InterruptedException;

    /** The platform refused this token: the next call of {@link #token()} must not return it again. */
    void refused(String token);

    /** A token that does not change. */
    static Tokens fixed(String token) {
        return new Tokens() {
            @Override
            public String token() {
                return token;
            }

            @Override
            public void refused(String refused) {
                // There is no other one.
            }
        };
    }
}
