package reports

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

func dial() (*grpc.ClientConn, error) {
	// ruleid: weakening/remote-procedure-calls-in-the-clear
	return grpc.Dial("reports.example.invalid:443", grpc.WithInsecure())
}

func client() (*grpc.ClientConn, error) {
	// ruleid: weakening/remote-procedure-calls-in-the-clear
	return grpc.NewClient("reports.example.invalid:443", grpc.WithTransportCredentials(insecure.NewCredentials()))
}

func withContext(ctx context.Context) (*grpc.ClientConn, error) {
	// ruleid: weakening/remote-procedure-calls-in-the-clear
	return grpc.DialContext(ctx, "reports.example.invalid:443", grpc.WithBlock(), grpc.WithInsecure())
}

func good(tls credentials.TransportCredentials) (*grpc.ClientConn, error) {
	// ok: weakening/remote-procedure-calls-in-the-clear
	return grpc.NewClient("reports.example.invalid:443", grpc.WithTransportCredentials(tls))
}

func local() (*grpc.ClientConn, error) {
	// ok: weakening/remote-procedure-calls-in-the-clear
	return grpc.Dial("localhost:9000", grpc.WithInsecure())
}

func socket() (*grpc.ClientConn, error) {
	// ok: weakening/remote-procedure-calls-in-the-clear
	return grpc.Dial("unix:/run/reports.sock", grpc.WithTransportCredentials(insecure.NewCredentials()))
}

func configured(target string) (*grpc.ClientConn, error) {
	// ok: weakening/remote-procedure-calls-in-the-clear
	return grpc.Dial(target, grpc.WithInsecure())
}
