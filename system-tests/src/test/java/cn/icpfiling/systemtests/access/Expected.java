package cn.icpfiling.systemtests.access;

import cn.icpfiling.systemtests.Answer;

/** How a door answers, as far as it depends on who knocks. */
enum Expected {
    ASKED_FOR_A_TOKEN {
        @Override
        boolean isMetBy(Answer answer) {
            return says(answer, 401, "UNAUTHENTICATED");
        }
    },
    FORBIDDEN {
        @Override
        boolean isMetBy(Answer answer) {
            return says(answer, 403, "FORBIDDEN");
        }
    },
    /** A partner's token that was not issued for this. */
    WITHOUT_THE_SCOPE {
        @Override
        boolean isMetBy(Answer answer) {
            return says(answer, 403, "SCOPE_MISSING");
        }
    },
    /** A member whose rights do not include the operation's. */
    WITHOUT_THE_RIGHT {
        @Override
        boolean isMetBy(Answer answer) {
            return says(answer, 403, "MEMBER_RIGHT_MISSING");
        }
    },
    /** What is another's does not exist. */
    HIDDEN {
        @Override
        boolean isMetBy(Answer answer) {
            return says(answer, 404, "NOT_FOUND");
        }
    },
    /** Let in and shown; what the answer is then is the trade's. */
    SHOWN {
        @Override
        boolean isMetBy(Answer answer) {
            return LET_IN.isMetBy(answer) && answer.status() != 404;
        }
    },
    /** Let in, where nothing has to be. */
    LET_IN {
        @Override
        boolean isMetBy(Answer answer) {
            return answer.status() != 401 && answer.status() != 403 && answer.status() < 500;
        }
    };

    abstract boolean isMetBy(Answer answer);

    static boolean says(Answer answer, int status, String code) {
        return answer.status() == status && answer.at("/code").asText().equals(code);
    }
}
