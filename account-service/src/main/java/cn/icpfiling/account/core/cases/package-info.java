/** Cases of the support: their kinds, states and acts, and the table that connects them. */
package cn.icpfiling.account.core.cases;
