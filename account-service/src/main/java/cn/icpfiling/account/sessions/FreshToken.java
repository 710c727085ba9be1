package cn.icpfiling.account.sessions;

/** An access token that says that its owner has just proven a factor. */
public record FreshToken(String accessToken, String tokenType, int expiresIn) {

    @Override
    public String toString() {
        return "FreshToken";
    }
}
