module cecochat.dev/tools/kind/programs/own

go 1.24.0
