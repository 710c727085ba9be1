/** Tells whether a granted case of a lost phone waits against an account. Until it has ended, what a thief of the phone could do waits. */
package cn.icpfiling.account.lostphones;
