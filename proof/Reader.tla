------------------------------- MODULE Reader -------------------------------
(* A reader: a connection for polls and messages, loads over others, a lease, one cached post. All writes *)
(* are of that post, so what the reader answers is a log too: the one that the answer reflects.           *)
EXTENDS Failover

CONSTANTS
	Lease,
	Limit,           \* ticks beyond the lease that an unmarked answer may be older
	MaxWrites,
	WritesWitnessed, \* writes are made only where most sentinels name the server, as by the product's writer
	Switchover,      \* an operator swaps primary and replica (FAILOVER), without Sentinel
	Loads,           \* the reader loads and caches; otherwise only its feed is looked at
	Nothing,
	\* The safeguards.
	Evidence,        \* meta with the data: "atomic", "before", "after", or "none"
	Age,             \* a loaded answer is unmarked only while the lease holds
	Witnesses,       \* a proof needs Quorum sentinels that name the server
	Quorum,
	AsOfQuestions,   \* ... and is not younger than the question to them
	MaxForgotten,    \* sentinels that lose what they know and name the first server again
	Role,            \* a server that is no primary proves nothing
	NewConnection,   \* after a lapse: "any" connection, one made "since-proof", or one that is "recent"
	Handshake        \* a server that hangs does not become the other end of a connection

VARIABLES
	pollTo,     \* the server of the connection for polls and messages
	asked,      \* ticks since the address of pollTo was asked for
	feed,       \* the reader's position and chain, or Nothing
	entry,      \* what the cached post reflects, or Nothing
	load,       \* the load under way, or Nothing
	poll,       \* ticks since the poll under way was sent, or Nothing
	proven,     \* ticks since the time of the last proof
	confirmed,  \* per server: ticks since the last question to which enough sentinels named it
	forgotten,  \* how many sentinels have lost what they knew
	age         \* per write: ticks since it was made

connection == <<pollTo, asked>>

proof == <<poll, proven, confirmed>>

cache == <<feed, entry, load>>

vars == <<redis, connection, proof, cache, forgotten, age>>

Never == Lease + 1

SinceCap == IF Timely THEN Hello + 1 ELSE 0

LeaseHolds == proven <= Lease

InitReader ==
	/\ pollTo = First
	/\ asked = 0
	/\ feed = <<>>
	/\ entry = Nothing
	/\ load = Nothing
	/\ poll = Nothing
	/\ proven = Never
	/\ confirmed = [s \in Servers |-> Never]
	/\ forgotten = 0
	/\ age = <<>>

Init == InitRedis /\ InitReader

(* The world around. *)

Write(s) ==
	/\ CallsItselfPrimary(s)
	/\ Answers(s)
	/\ Len(age) < MaxWrites
	/\ WritesWitnessed => Most(Naming(s))
	/\ age' = Append(age, 0)
	/\ log' = [log EXCEPT ![s] = Append(@, Len(age) + 1)]
	/\ UNCHANGED <<source, state, down, elected, promoted, known, since, connection, proof, cache, forgotten>>

(* A write counts from when it belongs to the history of the current primary. An old primary that is promoted again before  *)
(* it has followed the one between brings back what that one had not.                                                  *)

Replace(s) ==
	/\ Promote(s)
	/\ age' = [w \in DOMAIN age |-> IF Has(s, w) /\ ~Has(Current, w) THEN 0 ELSE age[w]]
	/\ UNCHANGED <<connection, proof, cache, forgotten>>

Swap(s) ==
	/\ Switchover
	/\ Epoch <= MaxPromotions
	/\ elected = 0
	/\ s # Current
	/\ source[s] = Current
	/\ state[Current] = "up"
	/\ log[s] = log[Current]
	/\ source' = [source EXCEPT ![s] = s, ![Current] = s]
	/\ promoted' = Append(promoted, s)
	/\ known' = Append([e \in 1..Epoch |-> 0], Sentinels)
	/\ since' = 0
	/\ UNCHANGED <<log, state, down, elected, connection, proof, cache, forgotten, age>>

Forget ==
	/\ forgotten < MaxForgotten
	/\ Epoch > 1
	/\ since > Hello
	/\ known[Epoch] > 0
	/\ known' = [known EXCEPT ![Epoch] = @ - 1, ![1] = @ + 1]
	/\ forgotten' = forgotten + 1
	/\ UNCHANGED <<log, source, state, down, elected, promoted, since, connection, proof, cache, age>>

(* The connection for polls. One sentinel is enough to be sent somewhere. A name is taken to move with the promotion. *)

Offered(s) == IF Witnesses THEN Naming(s) > 0 ELSE s = Current

Connect(s) ==
	/\ Offered(s)
	/\ Handshake => Answers(s)
	/\ pollTo' = s
	/\ asked' = 0
	/\ poll' = Nothing
	/\ UNCHANGED <<redis, proven, confirmed, cache, forgotten, age>>

(* A round of questions takes time. Sentinels learn and do not forget, so whoever names a server in it     *)
(* named that server when it began: the whole round is taken to happen then. Any answer may be lost, so    *)
(* without Veto nobody's objection is counted on.                                                          *)

Ask(s) ==
	/\ Witnesses
	/\ Naming(s) >= Quorum
	/\ ~Vetoed(s)
	/\ confirmed' = [confirmed EXCEPT ![s] = 0]
	/\ UNCHANGED <<redis, connection, poll, proven, cache, forgotten, age>>

(* The feed: messages come over the connection for polls, log reads from any server. *)

Heard(newFeed) ==
	IF load = Nothing \/ Evidence = "atomic" THEN load ELSE [load EXCEPT !.heard = Len(newFeed)]

Advance(s) ==
	/\ Answers(s)
	/\ feed # Nothing
	/\ feed # log[s]
	/\ IsPrefix(feed, log[s])
	/\ feed' = SubSeq(log[s], 1, Len(feed) + 1)
	/\ entry' = IF Loads /\ s = pollTo THEN feed' ELSE Nothing
	/\ load' = Heard(feed')
	/\ UNCHANGED <<redis, connection, proof, forgotten, age>>

(* Polls. The reply is read when the server makes it; the way back is part of the time since the poll was *)
(* sent. The reader follows whoever answers; only some answers prove.                                     *)

SendPoll ==
	/\ poll = Nothing
	/\ poll' = 0
	/\ UNCHANGED <<redis, connection, proven, confirmed, cache, forgotten, age>>

ConnectionCounts ==
	LeaseHolds \/ CASE NewConnection = "any" -> TRUE
		[] NewConnection = "since-proof" -> asked = 0
		[] NewConnection = "recent" -> asked <= Lease

Proves(s) ==
	/\ Witnesses => confirmed[s] <= Lease
	/\ Role => CallsItselfPrimary(s)
	/\ ConnectionCounts

AsOf(s) == IF Witnesses /\ AsOfQuestions THEN Max(poll, confirmed[s]) ELSE poll

TakeReply ==
	/\ poll # Nothing
	/\ Answers(pollTo)
	/\ poll' = Nothing
	/\ IF feed = Nothing \/ IsPrefix(feed, log[pollTo])
		THEN
			/\ feed' = log[pollTo]
			/\ entry' = IF feed = feed' THEN entry ELSE Nothing
			/\ load' = IF feed = feed' THEN load ELSE Heard(feed')
			/\ proven' = IF Proves(pollTo) THEN Min(proven, AsOf(pollTo)) ELSE proven
			/\ asked' = IF Proves(pollTo) /\ NewConnection = "since-proof" THEN Never ELSE asked
		ELSE
			/\ feed' = Nothing
			/\ entry' = Nothing
			/\ load' = Nothing
			/\ proven' = Never
			/\ asked' = asked
	/\ UNCHANGED <<redis, pollTo, confirmed, forgotten, age>>

(* Loads, from any server that a connection may still lead to. *)

BeginLoad(s) ==
	/\ Loads
	/\ load = Nothing
	/\ feed # Nothing
	/\ load' = [from |-> s, data |-> Nothing, meta |-> Nothing, heard |-> 0]
	/\ UNCHANGED <<redis, connection, proof, feed, entry, forgotten, age>>

ReadData == load.data = Nothing /\ load' = [load EXCEPT !.data = log[load.from]]

ReadMeta == load.meta = Nothing /\ load' = [load EXCEPT !.meta = log[load.from]]

ReadBoth == load.data = Nothing /\ load' = [load EXCEPT !.data = log[load.from], !.meta = log[load.from]]

Read ==
	/\ load # Nothing
	/\ Answers(load.from)
	/\ CASE Evidence = "none" -> ReadData
		[] Evidence = "atomic" -> ReadBoth
		[] Evidence = "before" -> ReadMeta \/ (load.meta # Nothing /\ ReadData)
		[] Evidence = "after" -> ReadData \/ (load.data # Nothing /\ ReadMeta)
	/\ UNCHANGED <<redis, connection, proof, feed, entry, forgotten, age>>

(* A server that is ahead is waited for: its answer counts once the feed is there, with the same chain. *)

Accepted ==
	/\ load # Nothing
	/\ load.data # Nothing
	/\ Len(load.data) >= load.heard
	/\ Evidence = "none" \/ (load.meta # Nothing /\ load.meta = feed)

Install ==
	/\ Accepted
	/\ entry' = load.data
	/\ load' = Nothing
	/\ UNCHANGED <<redis, connection, proof, feed, forgotten, age>>

Drop ==
	/\ load # Nothing
	/\ load' = Nothing
	/\ UNCHANGED <<redis, connection, proof, feed, entry, forgotten, age>>

Tick ==
	/\ TickRedis(SinceCap)
	/\ age' = [w \in DOMAIN age |-> Older(age[w], Lease + Limit + 1)]
	/\ asked' = IF NewConnection = "recent" THEN Older(asked, Never) ELSE asked
	/\ proven' = Older(proven, Never)
	/\ poll' = IF poll = Nothing \/ poll = Lease THEN Nothing ELSE poll + 1
	/\ confirmed' = [s \in Servers |-> Older(confirmed[s], Never)]
	/\ UNCHANGED <<pollTo, cache, forgotten>>

Next ==
	\/ NextRedis /\ UNCHANGED <<connection, proof, cache, forgotten, age>>
	\/ \E s \in Servers :
		\/ Replace(s)
		\/ Swap(s)
		\/ Write(s)
		\/ Connect(s)
		\/ Ask(s)
		\/ Advance(s)
		\/ BeginLoad(s)
	\/ Forget
	\/ SendPoll
	\/ TakeReply
	\/ Read
	\/ Install
	\/ Drop
	\/ Tick

Spec == Init /\ [][Next]_vars

(* What must hold: no unmarked answer lacks a write that is older than it may be. *)

Stale(answer) ==
	\E i \in DOMAIN log[Current] :
		/\ age[log[Current][i]] > Lease + Limit
		/\ ~IsPrefix(SubSeq(log[Current], 1, i), answer)

FeedIsFresh == LeaseHolds /\ feed # Nothing => ~Stale(feed)

HitsAreFresh == LeaseHolds /\ entry # Nothing => ~Stale(entry)

MissesAreFresh == Accepted /\ (Age => LeaseHolds) => ~Stale(load.data)

(* What must be possible, or the above says nothing. *)

NeverLiveAtTheNew == ~(Epoch > 1 /\ LeaseHolds /\ pollTo = Current /\ feed = log[Current] /\ Len(feed) = MaxWrites)

=============================================================================
